#include "core/nets/unet_blocks.h"

#include <torch/types.h>

namespace core::nets {
namespace {

ResnetBlock resnet(const UNetBlockOptions& options, std::int64_t inChannels) {
    return ResnetBlock(ResnetOptions{.inChannels = inChannels,
                                     .outChannels = options.transformer.channels,
                                     .timeChannels = options.timeChannels,
                                     .groups = options.transformer.groups,
                                     .eps = options.eps});
}

}  // namespace

UNetDownBlockImpl::UNetDownBlockImpl(const UNetBlockOptions& options) {
    const auto channels = options.transformer.channels;
    m_resnets.bind(*this, "resnets");
    m_attentions.bind(*this, "attentions");
    m_downsamplers.bind(*this, "downsamplers");
    for (std::int64_t i = 0; i < options.layers; ++i) {
        m_resnets.add(resnet(options, i == 0 ? options.inChannels : channels));
        if (options.attention) m_attentions.add(Transformer2D(options.transformer));
    }
    if (options.resample) m_downsamplers.add(Downsample(channels, DownsamplePadding::symmetric));
}

torch::Tensor UNetDownBlockImpl::forward(torch::Tensor x, const BlockContext& context,
                                         std::vector<torch::Tensor>& skips) {
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        context.check();
        x = m_resnets[i](x, context.time);
        if (!m_attentions.empty()) x = m_attentions[i](x, context.text);
        skips.push_back(x);
    }
    for (auto& downsampler : m_downsamplers) {
        x = downsampler(x);
        skips.push_back(x);
    }
    return x;
}

UNetMidBlockImpl::UNetMidBlockImpl(const UNetBlockOptions& options) {
    m_resnets.bind(*this, "resnets");
    m_attentions.bind(*this, "attentions");
    m_resnets.add(resnet(options, options.inChannels));
    m_attentions.add(Transformer2D(options.transformer));
    m_resnets.add(resnet(options, options.transformer.channels));
}

torch::Tensor UNetMidBlockImpl::forward(torch::Tensor x, const BlockContext& context) {
    context.check();
    x = m_resnets[0](x, context.time);
    x = m_attentions[0](x, context.text);
    context.check();
    return m_resnets[1](x, context.time);
}

UNetUpBlockImpl::UNetUpBlockImpl(const UNetBlockOptions& options, const std::vector<std::int64_t>& skipChannels) {
    m_resnets.bind(*this, "resnets");
    m_attentions.bind(*this, "attentions");
    m_upsamplers.bind(*this, "upsamplers");
    auto incoming = options.inChannels;
    for (const auto skip : skipChannels) {
        m_resnets.add(resnet(options, incoming + skip));
        if (options.attention) m_attentions.add(Transformer2D(options.transformer));
        incoming = options.transformer.channels;
    }
    if (options.resample) m_upsamplers.add(Upsample(options.transformer.channels));
}

torch::Tensor UNetUpBlockImpl::forward(torch::Tensor x, const BlockContext& context,
                                       std::vector<torch::Tensor>& skips) {
    for (std::size_t i = 0; i < m_resnets.size(); ++i) {
        context.check();
        const auto skip = skips.back();
        skips.pop_back();
        x = m_resnets[i](torch::cat({x, skip}, 1), context.time);
        if (!m_attentions.empty()) x = m_attentions[i](x, context.text);
    }
    // Odd sizes do not double: the next skip says what to grow to.
    for (auto& upsampler : m_upsamplers) x = upsampler(x, skips.back().size(2), skips.back().size(3));
    return x;
}

}  // namespace core::nets
