#pragma once

#include <QIcon>

namespace ui {

// An icon of resources/icons ("dice" is dice.svg) drawn in the text colour of the current theme;
// it follows when the theme changes.
QIcon themedIcon(const QString& name);

}  // namespace ui
