#include "core/sampling/samplers/ddim.h"

#include <torch/types.h>

#include <algorithm>

namespace core::sampling {
namespace {

Ladder ddimLadder(const SamplerSetup& setup) {
    std::vector<double> timesteps = spacedTimesteps(setup.spacing(Spacing::Leading), setup.steps);
    std::vector<NoiseLevel> levels = setup.levelsOf(timesteps);
    return {.timesteps = std::move(timesteps), .levels = std::move(levels), .endsClean = setup.endsEarly()};
}

// The standard deviation of the true posterior of a step (Song et al. 2021, equation 16 with eta = 1).
double posteriorDeviation(NoiseLevel from, NoiseLevel to) {
    const double keptSignal = from.alpha / to.alpha;
    return to.sigma / from.sigma * std::sqrt(std::max(0.0, 1.0 - keptSignal * keptSignal));
}

}  // namespace

Ddim::Ddim(const SamplerSetup& setup)
    : Sampler(ddimLadder(setup), setup.prediction), m_setup(setup), m_eta(setup.eta("DDIM", 0.0)) {}

NoiseLevel Ddim::target(int i) const {
    // The reference jumps a whole stride even where the next timestep is not that far (linspace).
    return m_setup.levelOrEnd(static_cast<int>(timesteps()[i]) - m_setup.stride(), m_setup.alphaToOne.value_or(true));
}

torch::Tensor Ddim::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    const NoiseLevel from = level(i);
    const NoiseLevel to = target(i);
    const double fresh = m_eta * posteriorDeviation(from, to);
    const double kept = std::sqrt(std::max(0.0, to.sigma * to.sigma - fresh * fresh));
    // Clipping limits z0 alone; the direction keeps the network's own noise, as in the reference.
    const torch::Tensor next = to.alpha * m_setup.clip(clean) + kept * epsilonOf(x, clean, from);
    return isStochastic() ? next + fresh * noise(x) : next;
}

}  // namespace core::sampling
