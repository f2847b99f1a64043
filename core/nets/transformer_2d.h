#pragma once

#include <torch/nn/modules/conv.h>

#include "core/nets/transformer_block.h"

namespace core::nets {

// Transformer blocks over the pixels of a feature map, added to it.
class Transformer2DImpl : public torch::nn::Module {
 public:
    explicit Transformer2DImpl(const TransformerOptions& options);

    // x [B,channels,H,W], text [B,L,textChannels] -> [B,channels,H,W].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& text);

 private:
    torch::nn::GroupNorm m_norm{nullptr};
    ModuleVector<TransformerBlock> m_blocks;
    torch::nn::Conv2d m_convIn{nullptr}, m_convOut{nullptr};      // null when linear
    torch::nn::Linear m_linearIn{nullptr}, m_linearOut{nullptr};  // null when convolutional
};
TORCH_MODULE(Transformer2D);

}  // namespace core::nets
