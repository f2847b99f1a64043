#pragma once

#include <filesystem>
#include <optional>

namespace core {

enum class PictureFormat { Png, Jpeg, Webp };

// By a name's suffix, in any case: png, jpg or jpeg, webp. Nothing for any other.
std::optional<PictureFormat> formatOfName(const std::filesystem::path& file);

}  // namespace core
