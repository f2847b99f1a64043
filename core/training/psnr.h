#pragma once

#include <torch/types.h>

namespace core::nets {
class PatchAutoencoder;
}

namespace core::training {

// Peak signal-to-noise ratio in dB of pictures in [-1,1], over the whole batch.
double psnr(const torch::Tensor& got, const torch::Tensor& want);

// Of decode(encode(x)), clamped, on `count` pictures of this side that no training ever sees.
double autoencoderPsnr(nets::PatchAutoencoder& model, std::int64_t count, std::int64_t side, int threads);

}  // namespace core::training
