#pragma once

#include <QImage>

namespace ui {

// A preview brought up to about `size` without visible squares: doubled again and again, each time
// interpolated, which comes close to a spline. Larger images come back as they are.
QImage smoothlyEnlarged(QImage preview, const QSize& size);

}  // namespace ui
