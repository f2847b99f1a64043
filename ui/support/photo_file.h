#pragma once

#include <QString>

#include "core/base/image.h"

namespace ui {

// A picture from anywhere (PNG, JPEG, WebP, whatever Qt reads), upright, RGB on white, at most 4096 pixels a side:
// a larger one is made smaller. Throws core::Error with one sentence for a file that holds none, or one whose
// header claims more than 100 million pixels.
core::Image readPhoto(const QString& file);

}  // namespace ui
