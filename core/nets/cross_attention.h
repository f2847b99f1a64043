#pragma once

#include <torch/nn/modules/linear.h>

#include <cstdint>

#include "core/nets/module_vector.h"

namespace core::nets {

struct CrossAttentionOptions {
    std::int64_t channels = 0;
    std::int64_t contextChannels = 0;  // equal to `channels` for self-attention
    std::int64_t heads = 8;            // divides `channels`
    bool upcast = false;               // scores in fp32 also where the weights are in half precision
};

// Attention of one sequence to another, or to itself. Only the output projection has a bias.
class CrossAttentionImpl : public torch::nn::Module {
 public:
    explicit CrossAttentionImpl(const CrossAttentionOptions& options);

    // x [B,N,channels], context [B,M,contextChannels] -> [B,N,channels].
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& context);

 private:
    CrossAttentionOptions m_options;
    torch::nn::Linear m_toQ{nullptr}, m_toK{nullptr}, m_toV{nullptr};
    ModuleVector<torch::nn::Linear> m_toOut;
};
TORCH_MODULE(CrossAttention);

}  // namespace core::nets
