#pragma once

#include <filesystem>

#include "core/base/image.h"
#include "core/image/png_file.h"

namespace core {

// Whether a file begins as a PNG, JPEG or WebP does, whatever its name.
bool isReadablePicture(const std::filesystem::path& file);

// A PNG, JPEG or WebP, told by what is in it: upright as its Exif says, 8-bit RGB, transparency laid on the ground.
// Throws Error when the file is missing, another one, incomplete, damaged or beyond the limits; the sentence names it.
Image readPicture(const std::filesystem::path& file, Ground ground = Ground::White, const PngLimits& limits = {});

}  // namespace core
