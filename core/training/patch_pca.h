#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::training {

// The principal components of picture patches: the start of the patch autoencoder.
struct PatchPca {
    torch::Tensor basis;     // [C,3,p,p], orthonormal, by falling variance
    torch::Tensor variance;  // [C]
    torch::Tensor mean;      // [3], the mean colour
};

// `pictures` [N,3,H,W] in [-1,1].
PatchPca principalPatches(const torch::Tensor& pictures, std::int64_t patchSize, std::int64_t channels);

// Gains that bring latents half-way to equal variance: sigma^-1/2, with a mean square of one after
// them. Coarse channels stay larger than fine ones, so noise drowns the fine ones first and they
// are decided last: what structure and texture generators divide between them.
torch::Tensor halfWhitening(const torch::Tensor& variance);

}  // namespace core::training
