#include "core/training/loop/ema.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

namespace core::training {

Ema::Ema(const torch::Tensor& parameters, double limit) : m_average(parameters.detach().clone()), m_limit(limit) {}

void Ema::update(const torch::Tensor& parameters) {
    const torch::NoGradGuard noGrad;
    ++m_updates;
    const double decay = std::min(m_limit, (1.0 + m_updates) / (10.0 + m_updates));
    m_average.lerp_(parameters, 1.0 - decay);
}

void Ema::restore(const torch::Tensor& average, std::int64_t updates) {
    const torch::NoGradGuard noGrad;
    m_average.copy_(average);
    m_updates = updates;
}

}  // namespace core::training
