#include "core/image/webp_file.h"

#include <webp/encode.h>

#include <cstdint>
#include <vector>

#include "core/base/error.h"

namespace core {
namespace {

constexpr float kWebpQuality = 95.0f;

std::vector<std::uint8_t> inColour(const Image& image) {
    if (image.channels == 3) return image.pixels;
    std::vector<std::uint8_t> pixels;
    pixels.reserve(3 * image.pixels.size());
    for (const auto value : image.pixels) pixels.insert(pixels.end(), 3, value);
    return pixels;
}

// The lower byte first.
std::string lowerFirst(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
    return text;
}

std::string chunk(const char* name, const std::string& data) {
    return name + lowerFirst(static_cast<std::uint32_t>(data.size()), 4) + data + std::string(data.size() % 2, '\0');
}

// The simple form has the pixels alone; the extended one says first what follows (WebP container specification,
// "Extended File Format").
std::string extended(const std::string& simple, const Image& image, const std::string& exif) {
    constexpr std::size_t kHeader = 12;
    constexpr std::uint32_t kHasExif = 8;
    const auto width = static_cast<std::uint32_t>(image.width), height = static_cast<std::uint32_t>(image.height);
    const auto chunks = chunk("VP8X", lowerFirst(kHasExif, 4) + lowerFirst(width - 1, 3) + lowerFirst(height - 1, 3)) +
                        simple.substr(kHeader) + chunk("EXIF", exif);
    return chunk("RIFF", "WEBP" + chunks);
}

}  // namespace

std::string encodeWebp(const Image& image, const std::string& exif) {
    if (image.isEmpty()) fail("expected a picture to write, found an empty one");
    if (image.width > WEBP_MAX_DIMENSION || image.height > WEBP_MAX_DIMENSION)
        fail("expected at most {} pixels a side for WebP, found {} x {}", WEBP_MAX_DIMENSION, image.width,
             image.height);
    const auto pixels = inColour(image);
    std::uint8_t* bytes = nullptr;
    const auto size = WebPEncodeRGB(pixels.data(), image.width, image.height, 3 * image.width, kWebpQuality, &bytes);
    const std::string simple = size > 0 ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string();
    WebPFree(bytes);
    if (simple.empty()) fail("the picture could not be written as WebP");
    return exif.empty() ? simple : extended(simple, image, exif);
}

}  // namespace core
