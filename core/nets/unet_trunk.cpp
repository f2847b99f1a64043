#include "core/nets/unet_trunk.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

namespace core::nets {

DenoiserPorts portsOf(const UNetConfig& config) {
    return {config.inChannels, config.outChannels, config.textChannels, config.added};
}
UNetBlockOptions blockOptions(const UNetConfig& config, const UNetLevel& level) {
    UNetBlockOptions options;
    options.timeChannels = config.timeChannels();
    options.eps = config.eps;
    options.transformer = {.channels = level.channels,
                           .textChannels = config.textChannels,
                           .heads = level.heads,
                           .layers = level.transformerLayers,
                           .groups = config.groups,
                           .linearProjection = config.linearProjection,
                           .upcastAttention = config.upcastAttention};
    return options;
}

UNetTrunk::UNetTrunk(const UNetConfig& config) : m_config(config) {
    const auto first = config.levels.front().channels;
    m_convIn =
        register_module("conv_in", torch::nn::Conv2d(torch::nn::Conv2dOptions(config.inChannels, first, 3).padding(1)));
    m_timeEmbedding = register_module("time_embedding", TimestepEmbedding(first, config.timeChannels()));
    if (config.added)
        m_addEmbedding =
            register_module("add_embedding", TimestepEmbedding(config.added->inputDim, config.timeChannels()));
    m_downBlocks.bind(*this, "down_blocks");
    auto incoming = first;
    for (const auto& level : config.levels) {
        auto options = blockOptions(config, level);
        options.inChannels = incoming;
        options.layers = config.layersPerBlock;
        options.attention = level.downAttention;
        options.resample = &level != &config.levels.back();
        m_downBlocks.add(UNetDownBlock(options));
        incoming = level.channels;
    }
    auto options = blockOptions(config, config.levels.back());
    options.inChannels = incoming;
    m_mid = register_module("mid_block", UNetMidBlock(options));
}

BlockContext UNetTrunk::contextFor(const DenoiserInput& input, const CancelToken& cancel) {
    checkInput("UNet", portsOf(m_config), input);
    return {torch::silu(timeVector(input)), input.encoderHiddenStates, cancel};
}

torch::Tensor UNetTrunk::timeVector(const DenoiserInput& input) {
    const auto type = input.sample.scalar_type();
    const auto time = m_timeEmbedding(sinusoid(timestepRows(input), m_config.levels.front().channels).to(type));
    return m_addEmbedding ? time + m_addEmbedding(addedVector(*m_config.added, input)) : time;
}

std::vector<torch::Tensor> UNetTrunk::down(const torch::Tensor& features, const BlockContext& context) {
    std::vector<torch::Tensor> skips{features};
    for (auto& block : m_downBlocks) block(skips.back(), context, skips);
    return skips;
}

std::vector<std::int64_t> UNetTrunk::skipChannels() const {
    std::vector<std::int64_t> channels{m_config.levels.front().channels};
    for (const auto& level : m_config.levels) {
        const bool last = &level == &m_config.levels.back();
        channels.insert(channels.end(), m_config.layersPerBlock + (last ? 0 : 1), level.channels);
    }
    return channels;
}

}  // namespace core::nets
