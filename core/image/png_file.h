#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/image.h"
#include "core/image/ground.h"

namespace core {

// One text entry of a PNG. Both parts are UTF-8, newlines are "\n".
struct PngText {
    std::string key;  // 1..79 characters
    std::string value;

    bool operator==(const PngText&) const = default;
};

struct PngPicture {
    Image image;  // RGB
    std::vector<PngText> text;
};

// What a file from outside may ask for.
struct PngLimits {
    int maxSide = 16384;                             // pixels
    std::int64_t maxPixels = 64 * 1024 * 1024;       // decoding needs up to 7 bytes a pixel
    std::size_t maxTextBytes = 16u * 1024u * 1024u;  // of all entries together, decompressed
};

// Reads any PNG as 8-bit RGB: palette, grey and 16-bit pictures are converted, transparency is laid on the ground.
// Throws Error when the file is missing, incomplete, damaged or beyond the limits; the sentence names the file.
PngPicture readPng(const std::filesystem::path& file, const PngLimits& limits = {}, Ground ground = Ground::White);

// The text entries (tEXt, zTXt and iTXt) in file order, without decoding pixels. Throws like readPng.
std::vector<PngText> readPngText(const std::filesystem::path& file, const PngLimits& limits = {});

// Writes a grey or RGB picture; text goes uncompressed as tEXt where Latin-1 can say it, as iTXt otherwise.
// An older file is replaced only by a whole new one. Throws Error when the image is empty or inconsistent, a key
// is not 1..79 plain ASCII characters, a value holds a zero byte, or the file cannot be written.
void writePng(const std::filesystem::path& file, const Image& image, const std::vector<PngText>& text = {});

// The same in memory, for pictures inside other files. encodePng() gives the bytes of a file; decodePng() keeps grey
// grey and makes RGB of all others, and names `where` in its sentences.
std::string encodePng(const Image& image);
Image decodePng(const std::string& bytes, const std::string& where, const PngLimits& limits = {});

}  // namespace core
