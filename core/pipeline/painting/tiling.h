#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace core::pipeline {

// How a large picture is cut for an autoencoder, in latents.
struct Tiling {
    std::int64_t largest = 80;  // longest side that is taken in one piece
    std::int64_t tile = 64;     // side of a tile
    std::int64_t overlap = 16;  // at least so much is shared with the next one
};

// A map of pictures or latents whose output has `out` numbers a side where the input has `in`.
struct ScaledMap {
    std::function<torch::Tensor(const torch::Tensor&)> apply;  // [1,C,h*in,w*in] -> [1,D,h*out,w*out]
    std::int64_t in = 1;
    std::int64_t out = 1;
};

using TileProgress = std::function<void(int tile, int tiles)>;  // before each: 1 of `tiles`, 2 of `tiles`, ...

// Applies the map to [1,C,H,W], in tiles when a side is above `tiling.largest`. Tiles blend linearly over what they
// share; their outermost quarter of it, where the map sees the cut, is left out.
torch::Tensor applyTiled(const torch::Tensor& input, const ScaledMap& map, const Tiling& tiling = {},
                         const TileProgress& progress = {});

}  // namespace core::pipeline
