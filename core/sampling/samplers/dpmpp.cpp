#include "core/sampling/samplers/dpmpp.h"

#include <torch/types.h>

#include <algorithm>

#include "core/sampling/samplers/solver_ladder.h"

namespace core::sampling {
namespace {

// Below this many steps the last ones are taken at a lower order, for stability.
constexpr int kShortRun = 15;

NoiseLevel endLevel(const SamplerSetup& setup, const DpmppOptions& options) {
    return options.finalSigmaZero ? NoiseLevel{} : NoiseLevel::fromRatio(setup.schedule.sigma(0));
}

}  // namespace

Dpmpp::Dpmpp(const SamplerSetup& setup, const DpmppOptions& options)
    : Sampler(solverLadder(setup, endLevel(setup, options)), setup.prediction),
      m_options(options),
      m_eta(options.stochastic ? setup.eta("DPM++", 1.0) : 0.0) {
    checkSolverOrder(options.order, "DPM++");
}

void Dpmpp::remember(const torch::Tensor& clean, double lambda) {
    m_history.push_front({clean, lambda});
    if (m_history.size() > static_cast<std::size_t>(m_options.order)) m_history.pop_back();
}

int Dpmpp::orderAt(int i) const {
    const int known = static_cast<int>(m_history.size());
    const bool easesOut = m_options.lowerOrderFinal && steps() < kShortRun;
    if (i == steps() - 1) {
        // Towards sigma = 0 the step in lambda is infinite, and only the first order has a limit.
        const bool standsStill = level(i + 1).lambda() == level(i).lambda();
        if (easesOut || m_options.eulerAtFinal || m_options.finalSigmaZero || standsStill) return 1;
    }
    return i == steps() - 2 && easesOut ? std::min(known, 2) : known;
}

// What the change of z0 between predictions adds to a step over `h` in lambda, before it is multiplied by alpha.
// `growth` is h for the ODE and 2h for the SDE.
torch::Tensor Dpmpp::slopeTerms(int order, double h, double growth) const {
    const double phi = -std::expm1(-growth);
    const double r0 = (m_history[0].lambda - m_history[1].lambda) / h;
    const torch::Tensor near = (m_history[0].clean - m_history[1].clean) / r0;
    const double heunWeight = 1.0 - phi / growth;
    if (order == 2) return (m_options.heun ? heunWeight : 0.5 * phi) * near;
    const double r1 = (m_history[1].lambda - m_history[2].lambda) / h;
    const torch::Tensor far = (m_history[1].clean - m_history[2].clean) / r1;
    const torch::Tensor bend = (near - far) / (r0 + r1);
    return heunWeight * (near + r0 * bend) - ((growth - phi) / (growth * growth) - 0.5) * bend;
}

torch::Tensor Dpmpp::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    const NoiseLevel from = level(i);
    const NoiseLevel to = level(i + 1);
    remember(clean, from.lambda());
    const double h = to.lambda() - from.lambda();
    const double growth = (1.0 + m_eta) * h;
    // h is infinite on the way to sigma = 0.
    const double keptNoise = to.sigma / from.sigma * (isStochastic() ? std::exp(-m_eta * h) : 1.0);
    torch::Tensor next = keptNoise * x - to.alpha * std::expm1(-growth) * clean;
    const int order = orderAt(i);
    if (order > 1) next = next + to.alpha * slopeTerms(order, h, growth);
    return isStochastic() ? next + to.sigma * std::sqrt(-std::expm1(-2.0 * m_eta * h)) * noise(x) : next;
}

}  // namespace core::sampling
