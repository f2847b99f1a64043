#include "ui/document/brush.h"

#include <algorithm>
#include <utility>

namespace ui {

void Brush::setSize(int size) {
    size = view_limits::kBrushSize.nearest(size);
    if (std::exchange(m_size, size) != size) Q_EMIT changed();
}

void Brush::setUsesPressure(bool uses) {
    if (std::exchange(m_pressure, uses) != uses) Q_EMIT changed();
}

void Brush::setSmoothing(double smoothing) {
    if (std::exchange(m_smoothing, smoothing) != smoothing) Q_EMIT changed();
}

void Brush::setSymmetric(bool symmetric) {
    if (std::exchange(m_symmetric, symmetric) != symmetric) Q_EMIT changed();
}

}  // namespace ui
