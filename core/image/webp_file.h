#pragma once

#include <string>

#include "core/base/image.h"

namespace core {

// The bytes of a WebP file of a grey or RGB picture, of high quality (95); `exif` as exifOf() has it, empty for none.
// Throws Error for a picture that is empty or too large for the format (16,383 pixels a side).
std::string encodeWebp(const Image& image, const std::string& exif);

}  // namespace core
