#include "core/nets/autoencoder_halves.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

torch::nn::GroupNorm groupNorm(const AutoencoderKLConfig& config, std::int64_t channels) {
    return torch::nn::GroupNorm(torch::nn::GroupNormOptions(config.groups, channels).eps(kAutoencoderEps));
}

}  // namespace

EncoderImpl::EncoderImpl(const AutoencoderKLConfig& config) {
    const auto& widths = config.channels;
    m_convIn = register_module("conv_in", conv3x3(config.inChannels, widths.front()));
    m_blocks.bind(*this, "down_blocks");
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_blocks.add(EncoderBlock(AutoencoderBlockOptions{.inChannels = widths[i == 0 ? 0 : i - 1],
                                                          .outChannels = widths[i],
                                                          .layers = config.layersPerBlock,
                                                          .groups = config.groups,
                                                          .resample = i + 1 < widths.size()}));
    m_mid = register_module("mid_block", AutoencoderMidBlock(widths.back(), config.groups));
    m_normOut = register_module("conv_norm_out", groupNorm(config, widths.back()));
    m_convOut = register_module("conv_out", conv3x3(widths.back(), 2 * config.latentChannels));
}

torch::Tensor EncoderImpl::forward(const torch::Tensor& x, const CancelToken& cancel) {
    auto h = m_convIn(x);
    for (auto& block : m_blocks) h = block(h, cancel);
    return convolve3x3(m_convOut, normaliseSilu(m_normOut, m_mid(h)));
}

DecoderImpl::DecoderImpl(const AutoencoderKLConfig& config) {
    const std::vector<std::int64_t> widths(config.channels.rbegin(), config.channels.rend());
    m_convIn = register_module("conv_in", conv3x3(config.latentChannels, widths.front()));
    m_mid = register_module("mid_block", AutoencoderMidBlock(widths.front(), config.groups));
    m_blocks.bind(*this, "up_blocks");
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_blocks.add(DecoderBlock(AutoencoderBlockOptions{.inChannels = widths[i == 0 ? 0 : i - 1],
                                                          .outChannels = widths[i],
                                                          .layers = config.layersPerBlock + 1,
                                                          .groups = config.groups,
                                                          .resample = i + 1 < widths.size()}));
    m_normOut = register_module("conv_norm_out", groupNorm(config, widths.back()));
    m_convOut = register_module("conv_out", conv3x3(widths.back(), config.outChannels));
}

torch::Tensor DecoderImpl::forward(const torch::Tensor& z, const CancelToken& cancel) {
    auto h = m_mid(m_convIn(z));
    for (auto& block : m_blocks) h = block(h, cancel);
    return convolve3x3(m_convOut, normaliseSilu(m_normOut, h));
}

}  // namespace core::nets
