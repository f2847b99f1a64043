#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::nets {

// Cosines and sines of 2-D rotary positions (Su et al. 2021, section 3.2, along both axes): half of a head's pairs turn
// with the row, half with the column, so attention sees differences of places and any grid will do.
struct RotaryPositions {
    torch::Tensor cosines, sines;  // [H*W,1,d/2]

    // For a grid of `height` x `width` tokens and heads `headWidth` wide (a multiple of four), like `like` in type and
    // device.
    static RotaryPositions of(std::int64_t height, std::int64_t width, std::int64_t headWidth,
                              const torch::Tensor& like);
};

// Turns the pairs (i, i + d/2) of heads x [B,N,heads,d] by their token's place.
torch::Tensor rotate(const torch::Tensor& x, const RotaryPositions& places);

// What splitProjection writes; shapes in kernels::RotarySplit.
struct RotaryParts {
    torch::Tensor queries, keys, values, mixed;
};

// Takes a block's projection [B,N,3*width+hidden] apart; for contiguous tensors that isFast() accepts.
void splitProjection(const torch::Tensor& projection, const RotaryPositions& places, std::int64_t heads,
                     const RotaryParts& parts);

}  // namespace core::nets
