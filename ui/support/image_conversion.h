#pragma once

#include <QImage>

#include "core/base/image.h"

namespace ui {

// Copies, so the result outlives the source.
QImage toQImage(const core::Image& image);

// Always RGB; transparency is dropped.
core::Image toCoreImage(const QImage& image);

// Always grey.
core::Image toCoreMask(const QImage& image);

}  // namespace ui
