#include "core/nets/transformer_2d.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

constexpr double kNormEps = 1e-6;  // unlike the residual blocks, whatever norm_eps says

// [B,C,H,W] -> [B,H*W,C]; copied, since every layer that follows would copy a transposed view.
torch::Tensor toTokens(const torch::Tensor& x) { return x.flatten(2).transpose(1, 2).contiguous(); }

torch::Tensor toMap(const torch::Tensor& tokens, torch::IntArrayRef shape) {
    return tokens.transpose(1, 2).contiguous().view(shape);
}

}  // namespace

Transformer2DImpl::Transformer2DImpl(const TransformerOptions& options) {
    const auto channels = options.channels;
    m_norm = register_module("norm",
                             torch::nn::GroupNorm(torch::nn::GroupNormOptions(options.groups, channels).eps(kNormEps)));
    if (options.linearProjection) {
        m_linearIn = register_module("proj_in", torch::nn::Linear(channels, channels));
        m_linearOut = register_module("proj_out", torch::nn::Linear(channels, channels));
    } else {
        m_convIn = register_module("proj_in", conv1x1(channels, channels));
        m_convOut = register_module("proj_out", conv1x1(channels, channels));
    }
    m_blocks.bind(*this, "transformer_blocks");
    for (std::int64_t i = 0; i < options.layers; ++i) m_blocks.add(TransformerBlock(options));
}

torch::Tensor Transformer2DImpl::forward(const torch::Tensor& x, const torch::Tensor& text) {
    const auto normed = normalise(m_norm, x);
    auto h = m_linearIn ? m_linearIn(toTokens(normed)) : toTokens(m_convIn(normed));
    for (auto& block : m_blocks) h = block(h, text);
    return x + (m_linearOut ? toMap(m_linearOut(h), x.sizes()) : m_convOut(toMap(h, x.sizes())));
}

}  // namespace core::nets
