#include "core/nets/unet_trunk.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/base/error.h"

namespace core::nets {
namespace {

std::string shapeText(const torch::Tensor& x) {
    return x.defined() ? fmt::format("[{}]", fmt::join(x.sizes(), ", ")) : std::string("nothing");
}

void checkShape(const char* what, const torch::Tensor& x, std::int64_t dimensions, std::int64_t channelDimension,
                std::int64_t channels) {
    if (!x.defined() || x.dim() != dimensions || x.size(channelDimension) != channels)
        fail("UNet: expected {} of {} dimensions with {} in dimension {}, found {}", what, dimensions, channels,
             channelDimension, shapeText(x));
}

void checkBatch(const char* what, const torch::Tensor& x, std::int64_t batch) {
    if (x.size(0) != batch) fail("UNet: expected {} for a batch of {}, found {}", what, batch, shapeText(x));
}

// One timestep for each row of the batch.
torch::Tensor timestepRows(const torch::Tensor& timestep, const torch::Tensor& sample) {
    return timestep.to(sample.device()).reshape({-1}).expand({sample.size(0)});
}

}  // namespace

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

void UNetTrunk::checkInput(const UNetInput& input) const {
    checkShape("latents", input.sample, 4, 1, m_config.inChannels);
    checkShape("a text", input.encoderHiddenStates, 3, 2, m_config.textChannels);
    const auto batch = input.sample.size(0);
    checkBatch("a text", input.encoderHiddenStates, batch);
    if (!input.timestep.defined() || (input.timestep.numel() != 1 && input.timestep.numel() != batch))
        fail("UNet: expected one timestep or {}, found {}", batch, shapeText(input.timestep));
    if (!m_config.added) return;
    const auto& [text, ids] = input.added;
    if (!text.defined() || !ids.defined() || text.dim() != 2 || ids.dim() != 2)
        fail("UNet: expected pooled text [B,P] and numbers [B,N], found {} and {}", shapeText(text), shapeText(ids));
    checkBatch("pooled text", text, batch);
    checkBatch("numbers", ids, batch);
    const auto width = text.size(1) + ids.size(1) * m_config.added->timeDim;
    if (width != m_config.added->inputDim)
        fail("UNet: expected pooled text and numbers of width {} together, found {} from {} and {}",
             m_config.added->inputDim, width, shapeText(text), shapeText(ids));
}

BlockContext UNetTrunk::contextFor(const UNetInput& input, const std::function<void()>& checkpoint) {
    checkInput(input);
    return {torch::silu(timeVector(input)), input.encoderHiddenStates, checkpoint};
}

torch::Tensor UNetTrunk::timeVector(const UNetInput& input) {
    const auto type = input.sample.scalar_type();
    const auto rows = timestepRows(input.timestep, input.sample);
    const auto time = m_timeEmbedding(sinusoid(rows, m_config.levels.front().channels).to(type));
    if (!m_addEmbedding) return time;
    // SDXL (Podell et al. 2023), section 2.2: the numbers' sinusoids stand side by side behind the pooled text.
    const auto& [text, ids] = input.added;
    const auto numbers = sinusoid(ids.flatten(), m_config.added->timeDim).reshape({ids.size(0), -1});
    return time + m_addEmbedding(torch::cat({text.to(type), numbers.to(type)}, 1));
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
