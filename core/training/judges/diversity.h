#pragma once

#include <torch/types.h>

namespace core::training {

// The mean Euclidean distance between descriptors [C,S,D] of S >= 2 pictures of each of C captions, over all pairs of
// one caption; every dimension is divided by its entry in `spread` [D], where that is not zero.
double meanSpreadOfSeeds(const torch::Tensor& descriptors, const torch::Tensor& spread);

}  // namespace core::training
