#pragma once

#include <QString>

#include "ui/support/theme.h"

namespace ui {

// The application's style sheet (studio.qss) with every `@name` replaced by the token of that name.
QString styleSheet(const ColorTokens& colors);

}  // namespace ui
