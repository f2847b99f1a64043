#pragma once

#include <torch/nn/modules/normalization.h>

#include "core/nets/cross_attention.h"
#include "core/nets/feed_forward.h"

namespace core::nets {

struct TransformerOptions {
    std::int64_t channels = 0;
    std::int64_t textChannels = 0;
    std::int64_t heads = 8;  // divides `channels`
    std::int64_t layers = 1;
    std::int64_t groups = 32;       // of the normalisation in front of the blocks
    bool linearProjection = false;  // projections are linear layers rather than 1x1 convolutions
    bool upcastAttention = false;
};

// Self-attention, attention to the text and a feed-forward layer, each behind a LayerNorm and added.
class TransformerBlockImpl : public torch::nn::Module {
 public:
    explicit TransformerBlockImpl(const TransformerOptions& options);

    // tokens [B,N,channels], text [B,L,textChannels] -> [B,N,channels].
    torch::Tensor forward(const torch::Tensor& tokens, const torch::Tensor& text);

 private:
    torch::nn::LayerNorm m_norm1{nullptr}, m_norm2{nullptr}, m_norm3{nullptr};
    CrossAttention m_selfAttention{nullptr}, m_textAttention{nullptr};
    FeedForward m_feedForward{nullptr};
};
TORCH_MODULE(TransformerBlock);

}  // namespace core::nets
