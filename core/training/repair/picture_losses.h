#pragma once

#include <torch/types.h>

#include <vector>

namespace core::training {

// Distances of pictures [B,3,H,W], one number a picture: [B].
torch::Tensor meanDistance(const torch::Tensor& a, const torch::Tensor& b);

// Of the steps between neighbouring pixels: blurred outlines cost, a shift of brightness does not.
torch::Tensor stepDistance(const torch::Tensor& a, const torch::Tensor& b);

// Of a network's maps of both pictures: squared distances of unit vectors along the channels, as in Zhang et al. 2018
// ("The unreasonable effectiveness of deep features", section 3), without learned weights.
torch::Tensor featureDistance(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b);

}  // namespace core::training
