#pragma once

#include <cstdint>

namespace core {

// Tags of Exif that we read and write: where the first folder of tags keeps the place of the second, and two texts.
inline constexpr std::uint32_t kExifFolder = 0x8769, kUserComment = 0x9286, kExifDescription = 0x010e;
inline constexpr std::uint32_t kExifOrientation = 0x0112;  // only read

}  // namespace core
