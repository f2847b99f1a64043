#pragma once

#include <QString>

#include "core/base/image.h"
#include "core/image/ground.h"

namespace ui {

// A picture from anywhere (PNG, JPEG, WebP, whatever else Qt reads), told by its content, upright, RGB, transparency
// laid on the ground, at most 4096 pixels a side: a larger one is made smaller. Throws core::Error with one sentence
// for a file that holds none, or one whose header claims more than 100 million pixels.
core::Image readPhoto(const QString& file, core::Ground ground = core::Ground::White);

}  // namespace ui
