#include "core/sampling/sampler.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {

Sampler::Sampler(Ladder ladder, PredictionType prediction) : m_ladder(std::move(ladder)), m_prediction(prediction) {}

NoiseLevel Sampler::level(int i) const {
    const int count = static_cast<int>(m_ladder.levels.size());
    if (i < 0 || i >= count) fail("Sampler: expected a step of 0 to {}, found {}", count - 1, i);
    return m_ladder.levels[static_cast<std::size_t>(i)];
}

torch::Tensor Sampler::scaleInput(int i, const torch::Tensor& x) const {
    constexpr double kUnitTolerance = 1e-9;
    const double norm = level(i).norm();
    return std::abs(norm - 1.0) < kUnitTolerance ? x : x / norm;
}

torch::Tensor Sampler::predictClean(int i, const torch::Tensor& x, const torch::Tensor& output) const {
    return cleanFromOutput(m_prediction, scaleInput(i, x), output, level(i).variancePreserving());
}

torch::Tensor Sampler::addNoise(int i, const torch::Tensor& clean, const torch::Tensor& noise) const {
    return mixNoise(clean, noise, level(i));
}

}  // namespace core::sampling
