#pragma once

#include <string>

#include "core/base/image.h"

namespace core {

// The bytes of a JPEG file of a grey or RGB picture, of high quality (95) and with its colours at full resolution;
// `exif` as exifOf() has it, at most kMostExifOfJpeg bytes, empty for none. Throws Error for a picture that is empty or
// too large for the format (65,500 pixels a side).
std::string encodeJpeg(const Image& image, const std::string& exif);

inline constexpr std::size_t kMostExifOfJpeg = 65'000;  // one segment

}  // namespace core
