#pragma once

#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <cstdint>

#include "core/base/cancel_token.h"
#include "core/nets/module_vector.h"
#include "core/nets/resampling.h"
#include "core/nets/resnet_block.h"

namespace core::nets {

inline constexpr double kAutoencoderEps = 1e-6;  // of every GroupNorm in an AutoencoderKL

// Self-attention with one head over the pixels of a map [B,C,H,W], added to it.
class SpatialAttentionImpl : public torch::nn::Module {
 public:
    SpatialAttentionImpl(std::int64_t channels, std::int64_t groups);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    torch::nn::GroupNorm m_norm{nullptr};
    torch::nn::Linear m_toQ{nullptr}, m_toK{nullptr}, m_toV{nullptr};
    ModuleVector<torch::nn::Linear> m_toOut;
};
TORCH_MODULE(SpatialAttention);

// Residual block, attention, residual block, at the lowest resolution.
class AutoencoderMidBlockImpl : public torch::nn::Module {
 public:
    AutoencoderMidBlockImpl(std::int64_t channels, std::int64_t groups);
    torch::Tensor forward(torch::Tensor x);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<SpatialAttention> m_attentions;
};
TORCH_MODULE(AutoencoderMidBlock);

struct AutoencoderBlockOptions {
    std::int64_t inChannels = 0;
    std::int64_t outChannels = 0;
    std::int64_t layers = 1;
    std::int64_t groups = 32;
    bool resample = false;  // halves (encoder) or doubles (decoder) the size at the end
};

class EncoderBlockImpl : public torch::nn::Module {
 public:
    explicit EncoderBlockImpl(const AutoencoderBlockOptions& options);
    torch::Tensor forward(torch::Tensor x, const CancelToken& cancel);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<Downsample> m_downsamplers;
};
TORCH_MODULE(EncoderBlock);

class DecoderBlockImpl : public torch::nn::Module {
 public:
    explicit DecoderBlockImpl(const AutoencoderBlockOptions& options);
    torch::Tensor forward(torch::Tensor x, const CancelToken& cancel);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<Upsample> m_upsamplers;
};
TORCH_MODULE(DecoderBlock);

}  // namespace core::nets
