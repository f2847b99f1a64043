#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace core::models {

// Latents to small pictures by one matrix: rgb = z W + b, a pixel a latent.
class LinearPreview {
 public:
    // Least squares on an autoencoder's own encodings of a few smooth colour fields. `encode`: pictures [B,3,H,W] to
    // latents [B,C,H/f,W/f], of the scale that apply() is to read.
    static LinearPreview fit(const std::function<torch::Tensor(const torch::Tensor&)>& encode,
                             std::int64_t downsampling);

    // [B,C,h,w] -> [B,3,h,w] in about [-1,1].
    torch::Tensor apply(const torch::Tensor& latents) const;

 private:
    torch::Tensor m_weights;  // [C,3]
    torch::Tensor m_bias;     // [3]
};

}  // namespace core::models
