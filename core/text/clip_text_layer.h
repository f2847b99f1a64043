#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include "core/text/clip_text_config.h"

namespace core::text {

// Multi-head self-attention over a prompt: short, so all scores are held at once.
class ClipSelfAttention : public torch::nn::Module {
 public:
    explicit ClipSelfAttention(const ClipTextConfig& config);
    // x [B,L,width], mask [L,L] added to the scores.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& mask);

 private:
    torch::Tensor splitHeads(const torch::Tensor& x) const;

    std::int64_t m_heads;
    torch::nn::Linear m_query, m_key, m_value, m_out;
};

class ClipFeedForward : public torch::nn::Module {
 public:
    explicit ClipFeedForward(const ClipTextConfig& config);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    TextActivation m_activation;
    torch::nn::Linear m_in, m_out;
};

// One pre-norm transformer layer; parameter names are those of transformers' CLIPEncoderLayer.
class ClipTextLayer : public torch::nn::Module {
 public:
    explicit ClipTextLayer(const ClipTextConfig& config);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& mask);

 private:
    torch::nn::LayerNorm m_norm1, m_norm2;
    std::shared_ptr<ClipSelfAttention> m_attention;
    std::shared_ptr<ClipFeedForward> m_feedForward;
};

torch::nn::LayerNorm clipLayerNorm(const ClipTextConfig& config);

}  // namespace core::text
