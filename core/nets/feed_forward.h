#pragma once

#include <torch/nn/modules/linear.h>

#include <cstdint>

namespace core::nets {

// Gated GELU (Shazeer 2020, "GLU Variants Improve Transformer"): the first half of a projection times
// the exact, not the tanh, GELU of its second half.
class GegluImpl : public torch::nn::Module {
 public:
    GegluImpl(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    torch::nn::Linear m_projection{nullptr};
};
TORCH_MODULE(Geglu);

// [B,N,channels] -> the same: gated GELU to four times the width, and back.
class FeedForwardImpl : public torch::nn::Module {
 public:
    explicit FeedForwardImpl(std::int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    Geglu m_geglu{nullptr};
    torch::nn::Linear m_out{nullptr};
};
TORCH_MODULE(FeedForward);

}  // namespace core::nets
