#include "core/image/picture_format.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace core {

std::optional<PictureFormat> formatOfName(const std::filesystem::path& file) {
    auto suffix = file.extension().string();
    std::ranges::transform(suffix, suffix.begin(), [](unsigned char c) { return std::tolower(c); });
    if (suffix == ".png") return PictureFormat::Png;
    if (suffix == ".jpg" || suffix == ".jpeg") return PictureFormat::Jpeg;
    if (suffix == ".webp") return PictureFormat::Webp;
    return std::nullopt;
}

}  // namespace core
