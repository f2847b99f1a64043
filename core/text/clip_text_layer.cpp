#include "core/text/clip_text_layer.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include <cmath>

namespace core::text {

torch::nn::LayerNorm clipLayerNorm(const ClipTextConfig& config) {
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({config.width}).eps(config.normEpsilon));
}

ClipSelfAttention::ClipSelfAttention(const ClipTextConfig& config)
    : m_heads(config.heads),
      m_query(register_module("q_proj", torch::nn::Linear(config.width, config.width))),
      m_key(register_module("k_proj", torch::nn::Linear(config.width, config.width))),
      m_value(register_module("v_proj", torch::nn::Linear(config.width, config.width))),
      m_out(register_module("out_proj", torch::nn::Linear(config.width, config.width))) {}

// [B,L,width] -> [B*heads, L, width/heads]
torch::Tensor ClipSelfAttention::splitHeads(const torch::Tensor& x) const {
    const auto headWidth = x.size(2) / m_heads;
    return x.view({x.size(0), x.size(1), m_heads, headWidth})
        .transpose(1, 2)
        .reshape({x.size(0) * m_heads, x.size(1), headWidth});
}

torch::Tensor ClipSelfAttention::forward(const torch::Tensor& x, const torch::Tensor& mask) {
    const auto batch = x.size(0), length = x.size(1), width = x.size(2);
    const auto query = splitHeads(m_query(x)) / std::sqrt(static_cast<double>(width / m_heads));
    const auto scores = torch::bmm(query, splitHeads(m_key(x)).transpose(1, 2)) + mask;
    const auto mixed = torch::bmm(scores.softmax(-1), splitHeads(m_value(x)));
    return m_out(mixed.view({batch, m_heads, length, width / m_heads}).transpose(1, 2).reshape({batch, length, width}));
}

ClipFeedForward::ClipFeedForward(const ClipTextConfig& config)
    : m_activation(config.activation),
      m_in(register_module("fc1", torch::nn::Linear(config.width, config.feedForwardWidth))),
      m_out(register_module("fc2", torch::nn::Linear(config.feedForwardWidth, config.width))) {}

torch::Tensor ClipFeedForward::forward(const torch::Tensor& x) {
    const auto hidden = m_in(x);
    return m_out(m_activation == TextActivation::Gelu ? torch::gelu(hidden) : hidden * torch::sigmoid(1.702 * hidden));
}

ClipTextLayer::ClipTextLayer(const ClipTextConfig& config)
    : m_norm1(register_module("layer_norm1", clipLayerNorm(config))),
      m_norm2(register_module("layer_norm2", clipLayerNorm(config))),
      m_attention(register_module("self_attn", std::make_shared<ClipSelfAttention>(config))),
      m_feedForward(register_module("mlp", std::make_shared<ClipFeedForward>(config))) {}

torch::Tensor ClipTextLayer::forward(const torch::Tensor& x, const torch::Tensor& mask) {
    const auto attended = x + m_attention->forward(m_norm1(x), mask);
    return attended + m_feedForward->forward(m_norm2(attended));
}

}  // namespace core::text
