#include "core/sampling/samplers/ddpm.h"

#include <torch/types.h>

#include <algorithm>

namespace core::sampling {
namespace {

constexpr double kSmallestVariance = 1e-20;

Ladder ddpmLadder(const SamplerSetup& setup) {
    std::vector<double> timesteps = spacedTimesteps(setup.spacing(Spacing::Leading), setup.steps);
    std::vector<NoiseLevel> levels = setup.levelsOf(timesteps);
    return {.timesteps = std::move(timesteps), .levels = std::move(levels), .endsClean = setup.endsEarly()};
}

}  // namespace

Ddpm::Ddpm(const SamplerSetup& setup, const DdpmOptions& options)
    : Sampler(ddpmLadder(setup), setup.prediction), m_setup(setup), m_options(options) {}

torch::Tensor Ddpm::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    const int t = static_cast<int>(timesteps()[i]);
    const NoiseLevel from = level(i);
    const NoiseLevel to = m_setup.levelOrEnd(t - m_setup.stride(), true);
    const double keptSignal = from.alpha / to.alpha;
    const double beta = 1.0 - keptSignal * keptSignal;
    const double keptNoise = to.sigma * to.sigma / (from.sigma * from.sigma);
    const double cleanWeight = to.alpha * beta / (from.sigma * from.sigma);
    const torch::Tensor mean = cleanWeight * m_setup.clip(clean) + keptSignal * keptNoise * x;
    if (t == 0) return mean;
    const double variance = m_options.largeVariance ? beta : keptNoise * beta;
    return mean + std::sqrt(std::max(variance, kSmallestVariance)) * noise(x);
}

}  // namespace core::sampling
