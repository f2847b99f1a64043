#pragma once

#include <torch/nn/modules/conv.h>

#include <cstdint>

namespace core::nets {

// Where a halving convolution sees zeros: on all four sides (UNet), or right and below only
// (the encoder of AutoencoderKL).
enum class DownsamplePadding { symmetric, rightAndBottom };

// A 3x3 convolution with stride 2: [B,C,H,W] -> [B,C,ceil(H/2),ceil(W/2)] (symmetric), floor otherwise.
class DownsampleImpl : public torch::nn::Module {
 public:
    DownsampleImpl(std::int64_t channels, DownsamplePadding padding);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    DownsamplePadding m_padding;
    torch::nn::Conv2d m_conv{nullptr};
};
TORCH_MODULE(Downsample);

// Nearest-neighbour upsampling, then a 3x3 convolution.
class UpsampleImpl : public torch::nn::Module {
 public:
    explicit UpsampleImpl(std::int64_t channels);
    // [B,C,h,w] -> [B,C,height,width].
    torch::Tensor forward(const torch::Tensor& x, std::int64_t height, std::int64_t width);

 private:
    torch::nn::Conv2d m_conv{nullptr};
};
TORCH_MODULE(Upsample);

}  // namespace core::nets
