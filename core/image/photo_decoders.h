#pragma once

#include <string>

#include "core/base/image.h"
#include "core/image/png_file.h"

// Of pictures that other programs write; `where` names the file in sentences. All throw Error.
namespace core {

// RGB. Grey, YCbCr and CMYK pictures are converted; one that ends too early is grey where it ends.
Image decodeJpeg(const std::string& bytes, const std::string& where, const PngLimits& limits);

// RGB, transparency laid on the ground. An animation is refused.
Image decodeWebp(const std::string& bytes, const std::string& where, const PngLimits& limits, Ground ground);

// Throws when a picture of this size is beyond the limits.
void checkPictureSize(const std::string& where, long long width, long long height, const PngLimits& limits);

}  // namespace core
