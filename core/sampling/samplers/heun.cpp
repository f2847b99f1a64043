#include "core/sampling/samplers/heun.h"

#include <torch/types.h>

#include "core/sampling/samplers/sigma_ladder.h"

namespace core::sampling {

Heun::Heun(const SamplerSetup& setup)
    : Sampler(twoStageLadder(setup, [](double, double to) { return to; }), setup.prediction) {}

torch::Tensor Heun::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource&) {
    // In sigma space dx/dsigma is the noise itself.
    const torch::Tensor slope = epsilonOf(x, clean, level(i));
    if (i % 2 == 0) {
        m_start = x;
        m_slope = slope;
        return mixNoise(clean, slope, level(i + 1));
    }
    if (!m_start.defined()) return x;
    return m_start + (level(i).sigma - level(i - 1).sigma) / 2.0 * (m_slope + slope);
}

}  // namespace core::sampling
