#include "core/nets/timestep_embedding.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include <cmath>

namespace core::nets {

torch::Tensor sinusoid(const torch::Tensor& t, std::int64_t width) {
    const auto half = width / 2;
    const auto index = torch::arange(half, torch::TensorOptions(torch::kFloat32).device(t.device()));
    const auto frequencies = torch::exp(index * (-std::log(10000.0) / static_cast<double>(half)));
    const auto angles = t.to(torch::kFloat32).unsqueeze(1) * frequencies.unsqueeze(0);
    return torch::cat({torch::cos(angles), torch::sin(angles)}, 1);
}

TimestepEmbeddingImpl::TimestepEmbeddingImpl(std::int64_t in, std::int64_t out) {
    m_linear1 = register_module("linear_1", torch::nn::Linear(in, out));
    m_linear2 = register_module("linear_2", torch::nn::Linear(out, out));
}

torch::Tensor TimestepEmbeddingImpl::forward(const torch::Tensor& x) { return m_linear2(torch::silu(m_linear1(x))); }

}  // namespace core::nets
