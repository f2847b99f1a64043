#include "core/nets/transformer_block.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

namespace core::nets {
namespace {

CrossAttention attention(const TransformerOptions& options, std::int64_t contextChannels) {
    return CrossAttention(CrossAttentionOptions{.channels = options.channels,
                                                .contextChannels = contextChannels,
                                                .heads = options.heads,
                                                .upcast = options.upcastAttention});
}

torch::nn::LayerNorm layerNorm(std::int64_t channels) {
    return torch::nn::LayerNorm(torch::nn::LayerNormOptions({channels}).eps(1e-5));
}

}  // namespace

TransformerBlockImpl::TransformerBlockImpl(const TransformerOptions& options) {
    m_norm1 = register_module("norm1", layerNorm(options.channels));
    m_selfAttention = register_module("attn1", attention(options, options.channels));
    m_norm2 = register_module("norm2", layerNorm(options.channels));
    m_textAttention = register_module("attn2", attention(options, options.textChannels));
    m_norm3 = register_module("norm3", layerNorm(options.channels));
    m_feedForward = register_module("ff", FeedForward(options.channels));
}

torch::Tensor TransformerBlockImpl::forward(const torch::Tensor& tokens, const torch::Tensor& text) {
    const auto normed = m_norm1(tokens);
    auto h = tokens + m_selfAttention(normed, normed);
    h = h + m_textAttention(m_norm2(h), text);
    return h + m_feedForward(m_norm3(h));
}

}  // namespace core::nets
