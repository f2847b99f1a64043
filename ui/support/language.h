#pragma once

#include <QString>

class QCoreApplication;

namespace ui {

// Loads the translations of `language` ("zh_CN"), or of the system's locale when it is empty, in the place of those
// before; what they lack stays English. Widgets that are there keep the texts they have.
void installLanguage(QCoreApplication& app, const QString& language);

// The texts as they stand in the source.
void removeLanguage();

}  // namespace ui
