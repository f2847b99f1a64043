#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

// A plain picture: 8 bits a channel, rows from the top, channels interleaved, no padding.
// `channels` is 1 (grey) or 3 (RGB); `pixels` holds width * height * channels bytes.
struct Image {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::vector<std::uint8_t> pixels;

    Image() = default;
    Image(int w, int h, int c = 3) : width(w), height(h), channels(c), pixels(static_cast<std::size_t>(w) * h * c) {}

    bool isEmpty() const { return pixels.empty(); }
    std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * width * channels; }
    const std::uint8_t* row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * width * channels; }

    bool operator==(const Image&) const = default;
};

}  // namespace core
