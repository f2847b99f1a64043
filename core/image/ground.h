#pragma once

#include <cstdint>
#include <vector>

#include "core/base/image.h"

namespace core {

// What shows through the transparent parts of a picture.
enum class Ground {
    White,     // as under a photograph on paper
    Contrast,  // as under an edge map or a shape: black under light pictures, white under dark ones
};

// The picture of `pixels`, each with `channels` colours (1 or 3) and its opacity behind them, on a ground.
Image laidOnGround(const std::vector<std::uint8_t>& pixels, int width, int height, int channels, Ground ground);

}  // namespace core
