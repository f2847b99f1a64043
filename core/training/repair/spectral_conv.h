#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>

namespace core::training {

// A convolution whose weight is divided by its largest singular value, estimated by one round of power iteration a call
// in training mode (Miyato et al. 2018, "Spectral normalization for generative adversarial networks", Algorithm 1). It
// computes in the input's type; the weights are fp32.
class SpectralConvImpl : public torch::nn::Module {
 public:
    SpectralConvImpl(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    torch::Tensor largestSingularValue();

    std::int64_t m_kernel, m_stride;
    torch::Tensor m_weight, m_bias, m_left, m_right;
};
TORCH_MODULE(SpectralConv);

}  // namespace core::training
