#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace core {

// Whether a file begins as a JPEG or a WebP does: the pictures that keep what is said about them as Exif.
bool mayHoldExif(const std::filesystem::path& file);

// More is not read, and so not written.
inline constexpr std::size_t kMostExifBytes = 4u * 1024u * 1024u;

// The Exif of such a picture: a TIFF without pixels. Nothing when there is none or the file breaks its format.
std::optional<std::string> readExifBlock(const std::filesystem::path& file);

}  // namespace core
