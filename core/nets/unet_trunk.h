#pragma once

#include <torch/nn/modules/conv.h>

#include <vector>

#include "core/base/cancel_token.h"
#include "core/nets/denoiser.h"
#include "core/nets/timestep_embedding.h"
#include "core/nets/unet_blocks.h"
#include "core/nets/unet_config.h"

namespace core::nets {

// The first half of a UNet, which a ControlNet copies: time embedding, the way down, the middle.
class UNetTrunk : public torch::nn::Module {
 public:
    const UNetConfig& config() const { return m_config; }

 protected:
    explicit UNetTrunk(const UNetConfig& config);

    // Throws Error when a shape does not fit the config.
    BlockContext contextFor(const DenoiserInput& input, const CancelToken& cancel);

    // All skips; the first is conv_in's output (`features`), the last is what the middle block reads.
    std::vector<torch::Tensor> down(const torch::Tensor& features, const BlockContext& context);

    torch::nn::Conv2d m_convIn{nullptr};
    UNetMidBlock m_mid{nullptr};

    // The width of each skip, in the order of down().
    std::vector<std::int64_t> skipChannels() const;

 private:
    torch::Tensor timeVector(const DenoiserInput& input);

    UNetConfig m_config;
    TimestepEmbedding m_timeEmbedding{nullptr};
    TimestepEmbedding m_addEmbedding{nullptr};  // null without added conditions
    ModuleVector<UNetDownBlock> m_downBlocks;
};

DenoiserPorts portsOf(const UNetConfig& config);

// The options of the block at one level; `inChannels`, `layers`, `attention`, `resample` are the caller's.
UNetBlockOptions blockOptions(const UNetConfig& config, const UNetLevel& level);

}  // namespace core::nets
