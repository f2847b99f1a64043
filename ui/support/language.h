#pragma once

#include <QString>

class QCoreApplication;

namespace ui {

// Loads the translations of `language` ("zh_CN"), or of the system's locale when it is empty, for the
// life of the application; what they lack stays English. Called once, before the first widget.
void installLanguage(QCoreApplication& app, const QString& language);

}  // namespace ui
