#include "core/image/picture_read.h"

#include <fstream>
#include <iterator>
#include <string_view>

#include "core/base/error.h"
#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "core/image/photo_decoders.h"

namespace core {
namespace {

constexpr std::uintmax_t kMostFileBytes = 512u * 1024u * 1024u;

enum class PictureKind { Png, Jpeg, Webp, Other };

PictureKind kindOf(std::string_view start) {
    if (start.starts_with("\x89PNG")) return PictureKind::Png;
    if (start.starts_with("\xff\xd8\xff")) return PictureKind::Jpeg;
    return start.size() == 12 && start.starts_with("RIFF") && start.ends_with("WEBP") ? PictureKind::Webp
                                                                                      : PictureKind::Other;
}

PictureKind kindOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    char start[12];
    stream.read(start, sizeof start);
    return kindOf({start, static_cast<std::size_t>(stream.gcount())});
}

std::string bytesOf(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) fail("{}: the picture cannot be opened ({})", file.string(), code.message());
    if (size > kMostFileBytes)
        fail("{}: expected a picture file of at most {} bytes, found {}", file.string(), kMostFileBytes, size);
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream && !stream.eof()) fail("{}: the picture cannot be opened", file.string());
    return bytes;
}

// Exif stores eight ways to hold a camera: 2, 4, 5 and 7 mirrored, 5 to 8 on its side.
Image upright(const Image& stored, int orientation) {
    if (orientation == 1) return stored;
    const bool onSide = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Image image(onSide ? stored.height : stored.width, onSide ? stored.width : stored.height, stored.channels);
    auto* out = image.pixels.data();
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const int u = onSide ? y : x, v = onSide ? x : y;
            const auto* pixel = stored.row(fromBottom ? stored.height - 1 - v : v) +
                                static_cast<std::ptrdiff_t>(fromRight ? stored.width - 1 - u : u) * stored.channels;
            for (int c = 0; c < stored.channels; ++c) *out++ = pixel[c];
        }
    return image;
}

}  // namespace

void checkPictureSize(const std::string& where, long long width, long long height, const PngLimits& limits) {
    if (width < 1 || height < 1 || width > limits.maxSide || height > limits.maxSide ||
        width * height > limits.maxPixels)
        fail("{}: expected a picture of at most {} pixels a side and {} in all, found {}x{}", where, limits.maxSide,
             limits.maxPixels, width, height);
}

bool isReadablePicture(const std::filesystem::path& file) { return kindOf(file) != PictureKind::Other; }

Image readPicture(const std::filesystem::path& file, Ground ground, const PngLimits& limits) {
    const auto kind = kindOf(file);
    if (kind == PictureKind::Png) return readPng(file, limits, ground).image;
    const auto bytes = bytesOf(file);
    if (kind == PictureKind::Other)
        fail("{}: expected a PNG, JPEG or WebP picture, found another kind of file", file.string());
    const auto stored = kind == PictureKind::Jpeg ? decodeJpeg(bytes, file.string(), limits)
                                                  : decodeWebp(bytes, file.string(), limits, ground);
    const auto exif = readExifBlock(file);
    return upright(stored, exif ? exifOrientationOf(*exif) : 1);
}

}  // namespace core
