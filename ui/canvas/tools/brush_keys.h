#pragma once

#include <QKeyEvent>

namespace ui {

class Brush;

// [ makes the brush smaller, ] larger.
bool isBrushKey(const QKeyEvent& event);
void resizeBrush(Brush& brush, const QKeyEvent& event);

}  // namespace ui
