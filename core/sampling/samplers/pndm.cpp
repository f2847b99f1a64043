#include "core/sampling/samplers/pndm.h"

#include <torch/types.h>

#include <array>

#include "core/base/error.h"

namespace core::sampling {
namespace {

constexpr int kRungeKuttaSteps = 3;
constexpr int kStages = 4;  // evaluations in each of them
constexpr std::size_t kOrder = 4;

// Adams-Bashforth weights by order, newest output first.
const std::array<std::vector<double>, kOrder> kWeights = {{
    {1.0},
    {3.0 / 2, -1.0 / 2},
    {23.0 / 12, -16.0 / 12, 5.0 / 12},
    {55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24},
}};

// Each step is evaluated at its start, twice in its middle and at its end.
std::vector<double> rungeKuttaStart(std::vector<double> timesteps, int half) {
    if (timesteps.size() <= kRungeKuttaSteps)
        fail("PNDM: expected more than {} steps for a Runge-Kutta start, found {}", kRungeKuttaSteps, timesteps.size());
    std::vector<double> all;
    for (int k = 0; k < kRungeKuttaSteps; ++k) {
        const double middle = timesteps[k + 1] + half;
        all.insert(all.end(), {timesteps[k], middle, middle, timesteps[k + 1]});
    }
    all.insert(all.end(), timesteps.begin() + kRungeKuttaSteps, timesteps.end());
    return all;
}

Ladder pndmLadder(const SamplerSetup& setup, const PndmOptions& options) {
    std::vector<double> timesteps = spacedTimesteps(setup.spacing(Spacing::Leading), setup.steps);
    if (options.rungeKuttaStart)
        timesteps = rungeKuttaStart(std::move(timesteps), setup.stride() / 2);
    else if (timesteps.size() > 1)
        timesteps.insert(timesteps.begin() + 1, timesteps[1]);
    std::vector<NoiseLevel> levels = setup.levelsOf(timesteps);
    return {.timesteps = std::move(timesteps), .levels = std::move(levels), .endsClean = setup.endsEarly()};
}

}  // namespace

Pndm::Pndm(const SamplerSetup& setup, const PndmOptions& options)
    : Sampler(pndmLadder(setup, options), setup.prediction), m_setup(setup), m_options(options) {}

torch::Tensor Pndm::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource&) {
    const torch::Tensor output = outputFromClean(prediction(), x, clean, level(i));
    const bool starting = m_options.rungeKuttaStart && i < kRungeKuttaSteps * kStages;
    return starting ? rungeKutta(i, x, output) : multistep(i, x, output);
}

torch::Tensor Pndm::rungeKutta(int i, const torch::Tensor& x, const torch::Tensor& output) {
    constexpr std::array<double, kStages> kStageWeights = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
    const int stage = i % kStages;
    if (stage == 0) {
        m_anchor = x;
        m_slope = torch::zeros_like(output);
        remember(output);
    }
    if (!m_anchor.defined()) fail("PNDM: expected a run to begin at a whole Runge-Kutta step, found stage {}", stage);
    m_slope = m_slope + kStageWeights[stage] * output;
    const int reach = i % 2 == 0 ? m_setup.stride() / 2 : 0;
    return transfer(m_anchor, stage == kStages - 1 ? m_slope : output, timestep(i - stage), timestep(i) - reach);
}

torch::Tensor Pndm::multistep(int i, const torch::Tensor& x, const torch::Tensor& output) {
    const bool repeatsFirst = i == 1 && m_anchor.defined() && !m_options.rungeKuttaStart;
    if (repeatsFirst)
        return transfer(m_anchor, (output + m_history.front()) / 2.0, timestep(i) + m_setup.stride(), timestep(i));
    if (i == 0) m_anchor = x;
    remember(output);
    return transfer(x, extrapolated(), timestep(i), timestep(i) - m_setup.stride());
}

void Pndm::remember(const torch::Tensor& output) {
    m_history.push_front(output);
    if (m_history.size() > kOrder) m_history.pop_back();
}

torch::Tensor Pndm::extrapolated() const {
    const std::vector<double>& weights = kWeights[m_history.size() - 1];
    torch::Tensor sum = weights[0] * m_history[0];
    for (std::size_t k = 1; k < weights.size(); ++k) sum = sum + weights[k] * m_history[k];
    return sum;
}

// Liu et al. 2022, equation 11: the DDIM step with a given output, which may be below t = 0.
torch::Tensor Pndm::transfer(const torch::Tensor& x, const torch::Tensor& output, int from, int to) const {
    const NoiseLevel start = m_setup.schedule.level(from);
    const torch::Tensor clean = cleanFromOutput(prediction(), x, output, start);
    return mixNoise(clean, epsilonOf(x, clean, start), m_setup.levelOrEnd(to, m_setup.alphaToOne.value_or(false)));
}

}  // namespace core::sampling
