#include "core/nets/resampling.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/nets/fast_path.h"

namespace core::nets {

using torch::nn::Conv2dOptions;

DownsampleImpl::DownsampleImpl(std::int64_t channels, DownsamplePadding padding) : m_padding(padding) {
    const auto options = Conv2dOptions(channels, channels, 3).stride(2);
    const bool symmetric = padding == DownsamplePadding::symmetric;
    m_conv = register_module("conv", torch::nn::Conv2d(Conv2dOptions(options).padding(symmetric ? 1 : 0)));
}

torch::Tensor DownsampleImpl::forward(const torch::Tensor& x) {
    if (m_padding == DownsamplePadding::symmetric) return m_conv(x);
    return m_conv(torch::constant_pad_nd(x, {0, 1, 0, 1}));
}

UpsampleImpl::UpsampleImpl(std::int64_t channels) {
    m_conv = register_module("conv", torch::nn::Conv2d(Conv2dOptions(channels, channels, 3).padding(1)));
}

torch::Tensor UpsampleImpl::forward(const torch::Tensor& x, std::int64_t height, std::int64_t width) {
    return convolve3x3(m_conv, torch::upsample_nearest2d(x, {height, width}));
}

}  // namespace core::nets
