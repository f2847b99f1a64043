#include "core/nets/autoencoder_blocks.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include "core/nets/attention.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

ResnetBlock resnet(std::int64_t in, std::int64_t out, std::int64_t groups) {
    return ResnetBlock(ResnetOptions{
        .inChannels = in, .outChannels = out, .timeChannels = 0, .groups = groups, .eps = kAutoencoderEps});
}

void addResnets(ModuleVector<ResnetBlock>& resnets, const AutoencoderBlockOptions& options) {
    for (std::int64_t i = 0; i < options.layers; ++i)
        resnets.add(resnet(i == 0 ? options.inChannels : options.outChannels, options.outChannels, options.groups));
}

torch::Tensor runResnets(ModuleVector<ResnetBlock>& resnets, torch::Tensor x, const CancelToken& cancel) {
    for (auto& block : resnets) {
        cancel.throwIfCancelled();
        x = block(x);
    }
    return x;
}

}  // namespace

SpatialAttentionImpl::SpatialAttentionImpl(std::int64_t channels, std::int64_t groups) {
    m_norm = register_module("group_norm",
                             torch::nn::GroupNorm(torch::nn::GroupNormOptions(groups, channels).eps(kAutoencoderEps)));
    m_toQ = register_module("to_q", torch::nn::Linear(channels, channels));
    m_toK = register_module("to_k", torch::nn::Linear(channels, channels));
    m_toV = register_module("to_v", torch::nn::Linear(channels, channels));
    m_toOut.bind(*this, "to_out");
    m_toOut.add(torch::nn::Linear(channels, channels));
}

torch::Tensor SpatialAttentionImpl::forward(const torch::Tensor& x) {
    const auto tokens = normalise(m_norm, x).flatten(2).transpose(1, 2).contiguous();
    const auto out = m_toOut[0](attend(m_toQ(tokens), m_toK(tokens), m_toV(tokens), 1));
    return x + out.transpose(1, 2).contiguous().view(x.sizes());
}

AutoencoderMidBlockImpl::AutoencoderMidBlockImpl(std::int64_t channels, std::int64_t groups) {
    m_resnets.bind(*this, "resnets");
    m_attentions.bind(*this, "attentions");
    m_resnets.add(resnet(channels, channels, groups));
    m_attentions.add(SpatialAttention(channels, groups));
    m_resnets.add(resnet(channels, channels, groups));
}

torch::Tensor AutoencoderMidBlockImpl::forward(torch::Tensor x) {
    x = m_resnets[0](x);
    x = m_attentions[0](x);
    return m_resnets[1](x);
}

EncoderBlockImpl::EncoderBlockImpl(const AutoencoderBlockOptions& options) {
    m_resnets.bind(*this, "resnets");
    m_downsamplers.bind(*this, "downsamplers");
    addResnets(m_resnets, options);
    if (options.resample) m_downsamplers.add(Downsample(options.outChannels, DownsamplePadding::rightAndBottom));
}

torch::Tensor EncoderBlockImpl::forward(torch::Tensor x, const CancelToken& cancel) {
    x = runResnets(m_resnets, x, cancel);
    for (auto& downsampler : m_downsamplers) x = downsampler(x);
    return x;
}

DecoderBlockImpl::DecoderBlockImpl(const AutoencoderBlockOptions& options) {
    m_resnets.bind(*this, "resnets");
    m_upsamplers.bind(*this, "upsamplers");
    addResnets(m_resnets, options);
    if (options.resample) m_upsamplers.add(Upsample(options.outChannels));
}

torch::Tensor DecoderBlockImpl::forward(torch::Tensor x, const CancelToken& cancel) {
    x = runResnets(m_resnets, x, cancel);
    for (auto& upsampler : m_upsamplers) x = upsampler(x, 2 * x.size(2), 2 * x.size(3));
    return x;
}

}  // namespace core::nets
