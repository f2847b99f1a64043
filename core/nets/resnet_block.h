#pragma once

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <cstdint>

namespace core::nets {

struct ResnetOptions {
    std::int64_t inChannels = 0;
    std::int64_t outChannels = 0;
    std::int64_t timeChannels = 0;  // width of the time embedding; 0: none (autoencoders)
    std::int64_t groups = 32;
    double eps = 1e-5;
};

// norm1, SiLU, conv1, + time, norm2, SiLU, conv2, all added to the input.
class ResnetBlockImpl : public torch::nn::Module {
 public:
    explicit ResnetBlockImpl(const ResnetOptions& options);

    // x [B,in,H,W]; `time` [B,timeChannels], SiLU already applied (it is the same for all blocks),
    // undefined when timeChannels is 0 -> [B,out,H,W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time = {});

 private:
    torch::nn::GroupNorm m_norm1{nullptr}, m_norm2{nullptr};
    torch::nn::Conv2d m_conv1{nullptr}, m_conv2{nullptr};
    torch::nn::Linear m_timeProjection{nullptr};  // null without a time embedding
    torch::nn::Conv2d m_shortcut{nullptr};        // null when the widths agree
};
TORCH_MODULE(ResnetBlock);

}  // namespace core::nets
