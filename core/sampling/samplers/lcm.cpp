#include "core/sampling/samplers/lcm.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {
namespace {

Ladder lcmLadder(const SamplerSetup& setup, const LcmOptions& options) {
    const int original = options.originalSteps;
    if (original < setup.steps || original > setup.schedule.size())
        fail("LCM: expected {} to {} original steps, found {}; an LCM takes no more steps than it was distilled on",
             setup.steps, setup.schedule.size(), original);
    const int stride = setup.schedule.size() / original;
    std::vector<double> timesteps;
    for (int i = 0; i < setup.steps; ++i) {
        const int index = static_cast<int>(i * (static_cast<double>(original) / setup.steps));
        timesteps.push_back((original - index) * stride - 1.0);
    }
    std::vector<NoiseLevel> levels = setup.levelsOf(timesteps);
    return {std::move(timesteps), std::move(levels)};
}

}  // namespace

Lcm::Lcm(const SamplerSetup& setup, const LcmOptions& options)
    : Sampler(lcmLadder(setup, options), setup.prediction), m_setup(setup), m_options(options) {}

torch::Tensor Lcm::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    // Boundary condition of consistency models (Song et al. 2023, section 3): towards t = 0 the answer is x itself.
    constexpr double kDataDeviation = 0.5;
    const double time = timesteps()[i] * m_options.timestepScaling;
    const double norm = std::hypot(time, kDataDeviation);
    const double skip = kDataDeviation * kDataDeviation / (norm * norm);
    const torch::Tensor denoised = time / norm * m_setup.clip(clean) + skip * x;
    return i == steps() - 1 ? denoised : mixNoise(denoised, noise(x), level(i + 1));
}

}  // namespace core::sampling
