#pragma once

#include <torch/types.h>

namespace core::nets {
class AutoencoderKL;
}

namespace core::models {

// Latents to small pictures by one matrix: rgb = z W + b, a pixel a latent.
class LinearPreview {
 public:
    // Least squares on the autoencoder's own encodings of a few smooth colour fields, unscaled latents.
    static LinearPreview fit(nets::AutoencoderKL& model);

    // [B,C,h,w] -> [B,3,h,w] in about [-1,1].
    torch::Tensor apply(const torch::Tensor& latents) const;

 private:
    torch::Tensor m_weights;  // [C,3]
    torch::Tensor m_bias;     // [3]
};

}  // namespace core::models
