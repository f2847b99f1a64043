#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::nets {

// softmax(q k^T / sqrt(d)) v, head by head. q [B,N,heads*d], k and v [B,M,heads*d] -> [B,N,heads*d].
// Differentiable while grad mode is on; otherwise the scores are never in memory as a whole, and the
// fastest way that this LibTorch has is taken.
torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads);

// The same into the first columns of `result` [B,N,at least heads * d]; for tensors that isFast() accepts, contiguous
// and not empty.
void attendInto(const torch::Tensor& result, const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                std::int64_t heads);

}  // namespace core::nets
