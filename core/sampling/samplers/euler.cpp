#include "core/sampling/samplers/euler.h"

#include <torch/torch.h>

#include <algorithm>

namespace core::sampling {
namespace {

std::vector<NoiseLevel> sigmaSpaceLevels(const std::vector<double>& sigmas) {
    std::vector<NoiseLevel> levels;
    for (const double sigma : sigmas) levels.push_back({1.0, sigma});
    levels.push_back({1.0, 0.0});
    return levels;
}

Ladder eulerLadder(const SamplerSetup& setup) {
    SpacingRule rule = setup.spacing(Spacing::Linspace);
    rule.fractional = true;
    std::vector<double> timesteps = spacedTimesteps(rule, setup.steps);
    std::vector<double> sigmas;
    for (const double t : timesteps) sigmas.push_back(setup.schedule.sigmaAt(t));
    if (setup.options.karras) {
        sigmas = karrasSigmas(sigmas.front(), sigmas.back(), setup.steps);
        std::transform(sigmas.begin(), sigmas.end(), timesteps.begin(),
                       [&](double sigma) { return setup.schedule.timestepOf(sigma); });
    }
    // Leading timesteps begin below pure noise: there the picture's own variance counts as well.
    const double initNoiseSigma = rule.spacing == Spacing::Leading ? std::hypot(sigmas.front(), 1.0) : sigmas.front();
    return {std::move(timesteps), sigmaSpaceLevels(sigmas), initNoiseSigma};
}

}  // namespace

Euler::Euler(const SamplerSetup& setup) : Sampler(eulerLadder(setup), setup.prediction) {}

torch::Tensor Euler::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    noise(x);
    return mixNoise(clean, epsilonOf(x, clean, level(i)), level(i + 1));
}

}  // namespace core::sampling
