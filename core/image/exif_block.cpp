#include "core/image/exif_block.h"

#include <cstdint>
#include <fstream>
#include <string_view>

namespace core {
namespace {

constexpr std::string_view kExifName("Exif\0\0", 6);
constexpr int kMostParts = 10'000;  // a file of nothing but empty parts must not keep us busy

std::string read(std::istream& stream, std::size_t size) {
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

std::uint32_t byteAt(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

bool isJpeg(std::string_view start) { return start.starts_with("\xff\xd8\xff"); }

bool isWebp(std::string_view start) {
    return start.size() == 12 && start.starts_with("RIFF") && start.substr(8) == "WEBP";
}

std::string startOf(std::istream& stream) { return read(stream, 12); }

std::optional<std::string> withoutName(std::string block) {
    if (!block.starts_with(kExifName)) return std::nullopt;
    return block.substr(kExifName.size());
}

// Segments before the pixels: FF, marker, two bytes of length that count themselves.
std::optional<std::string> exifOfJpeg(std::istream& stream) {
    constexpr std::uint32_t kApp1 = 0xe1;
    constexpr std::uint32_t kPixels = 0xda;
    stream.seekg(2);
    for (int i = 0; i < kMostParts; ++i) {
        const auto head = read(stream, 4);
        if (head.size() < 4 || byteAt(head, 0) != 0xff || byteAt(head, 1) == kPixels) return std::nullopt;
        const auto length = byteAt(head, 2) << 8 | byteAt(head, 3);
        if (length < 2) return std::nullopt;
        if (byteAt(head, 1) != kApp1) {
            stream.seekg(length - 2, std::ios::cur);
            continue;
        }
        if (auto exif = withoutName(read(stream, length - 2))) return exif;  // other APP1 segments hold XMP
    }
    return std::nullopt;
}

// Chunks: four letters, four bytes of length, data, and a byte more where the length is odd.
std::optional<std::string> exifOfWebp(std::istream& stream) {
    stream.seekg(12);
    for (int i = 0; i < kMostParts; ++i) {
        const auto head = read(stream, 8);
        if (head.size() < 8) return std::nullopt;
        const auto length = byteAt(head, 4) | byteAt(head, 5) << 8 | byteAt(head, 6) << 16 | byteAt(head, 7) << 24;
        if (!head.starts_with("EXIF")) {
            stream.seekg(static_cast<std::streamoff>(length) + length % 2, std::ios::cur);
            continue;
        }
        if (length > kMostExifBytes) return std::nullopt;
        auto block = read(stream, length);
        const auto named = withoutName(block);  // some writers keep JPEG's name in front
        return named ? named : std::optional(std::move(block));
    }
    return std::nullopt;
}

}  // namespace

bool mayHoldExif(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const auto start = startOf(stream);
    return isJpeg(start) || isWebp(start);
}

std::optional<std::string> readExifBlock(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const auto start = startOf(stream);
    if (isJpeg(start)) return exifOfJpeg(stream);
    return isWebp(start) ? exifOfWebp(stream) : std::nullopt;
}

}  // namespace core
