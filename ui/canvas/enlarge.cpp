#include "ui/canvas/enlarge.h"

namespace ui {

QImage smoothlyEnlarged(QImage preview, const QSize& size) {
    while (!preview.isNull() && 2 * preview.width() <= size.width() && 2 * preview.height() <= size.height())
        preview = preview.scaled(2 * preview.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return preview;
}

}  // namespace ui
