#include "core/nets/resnet_block.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include <utility>

#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

torch::nn::GroupNorm groupNorm(const ResnetOptions& options, std::int64_t channels) {
    return torch::nn::GroupNorm(torch::nn::GroupNormOptions(options.groups, channels).eps(options.eps));
}

torch::nn::Conv2d conv(std::int64_t in, std::int64_t out, std::int64_t kernel) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
}

}  // namespace

ResnetBlockImpl::ResnetBlockImpl(const ResnetOptions& options) {
    const auto in = options.inChannels, out = options.outChannels;
    m_norm1 = register_module("norm1", groupNorm(options, in));
    m_conv1 = register_module("conv1", conv(in, out, 3));
    if (options.timeChannels > 0)
        m_timeProjection = register_module("time_emb_proj", torch::nn::Linear(options.timeChannels, out));
    m_norm2 = register_module("norm2", groupNorm(options, out));
    m_conv2 = register_module("conv2", conv(out, out, 3));
    if (in != out) m_shortcut = register_module("conv_shortcut", conv(in, out, 1));
}

torch::Tensor ResnetBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& time) {
    const auto timeBias = m_timeProjection ? m_timeProjection(time) : torch::Tensor();
    auto h = convolve3x3(m_conv1, normaliseSilu(m_norm1, x), {.perPicture = timeBias, .residual = {}});
    h = normaliseSiluInPlace(m_norm2, std::move(h));
    return convolve3x3(m_conv2, h, {.perPicture = {}, .residual = m_shortcut ? m_shortcut(x) : x});
}

}  // namespace core::nets
