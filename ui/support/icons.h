#pragma once

#include <QIcon>

#include "ui/support/theme.h"

namespace ui {

// An icon of resources/icons ("dice" is dice.svg) drawn in the text colour of the current theme;
// it follows when the theme changes. While its button is checked it takes the colour of `checked`.
QIcon themedIcon(const QString& name, QColor ColorTokens::*checked = &ColorTokens::text);

}  // namespace ui
