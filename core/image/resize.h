#pragma once

#include "core/base/image.h"

namespace core {

// The picture at another size (pixels, 1..16384 a side): averaged over areas along an axis that shrinks,
// bicubic along one that grows. Throws Error for an empty picture or a size out of range.
Image resized(const Image& image, int width, int height);

}  // namespace core
