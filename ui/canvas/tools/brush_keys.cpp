#include "ui/canvas/tools/brush_keys.h"

#include <algorithm>

#include "ui/document/brush.h"

namespace ui {

bool isBrushKey(const QKeyEvent& event) {
    return event.key() == Qt::Key_BracketLeft || event.key() == Qt::Key_BracketRight;
}

void resizeBrush(Brush& brush, const QKeyEvent& event) {
    const int step = std::max(1, brush.size() / 5);
    brush.setSize(brush.size() + (event.key() == Qt::Key_BracketRight ? step : -step));
}

}  // namespace ui
