#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace core::training {

// How far renders are spoiled, so that a judge that learns from them reads the pictures of young generators as well.
// What happens is drawn anew for each batch, up to these limits, on the batch's own device.
struct Wear {
    std::vector<std::int64_t> blurs = {1, 1, 1, 2, 3};  // drawn from: pixels a side that are averaged
    double mostNoise = 0.25;                            // standard deviation of spots of 1 to 16 pixels
    double mostTint = 0.1;                              // standard deviation of a colour over a whole picture
    double mostFade = 0.2;                              // contrast lost
    double mostQuantised = 0.3;  // step of the lowest frequencies of 8 x 8 blocks, as JPEG rounds them; 0: none
};

// A batch [B,3,H,W] in [-1,1] as poor generators would have painted it. H and W are multiples of 16.
torch::Tensor worn(const torch::Tensor& pictures, const Wear& wear);

// Rounds the cosine transform (type II, orthonormal) of 8 x 8 blocks to multiples of `step`, growing with frequency
// to eight times that at the highest. H and W are multiples of 8.
torch::Tensor quantisedBlocks(const torch::Tensor& pictures, double step);

}  // namespace core::training
