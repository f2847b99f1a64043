#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>

#include <cstdint>

namespace core::nets {

// Two convolutions around a non-linearity, added to the input.
class PatchResidualImpl : public torch::nn::Module {
 public:
    // With a dilation the first convolution reads every so many pixels, which widens its reach.
    explicit PatchResidualImpl(std::int64_t channels, std::int64_t dilation = 1);
    torch::Tensor forward(const torch::Tensor& x);

    // From now on the identity, which learns as quickly.
    void startAtIdentity();

 private:
    torch::nn::Conv2d m_conv1{nullptr}, m_conv2{nullptr};
};
TORCH_MODULE(PatchResidual);

}  // namespace core::nets
