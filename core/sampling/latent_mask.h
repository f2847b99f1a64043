#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::sampling {

// A mask over the canvas [H,W], 0..1, averaged down to a latent's grid: [1,1,H/f,W/f], float32. Throws Error
// when the canvas is no multiple of f, the autoencoder's downsampling factor.
torch::Tensor latentMask(const torch::Tensor& canvasMask, std::int64_t downsampling);

// Throws Error naming `owner` unless the mask is [1,1,h,w] for latents [B,C,h,w] and within 0..1.
void checkLatentMask(const torch::Tensor& mask, torch::IntArrayRef latentShape, const std::string& owner);

}  // namespace core::sampling
