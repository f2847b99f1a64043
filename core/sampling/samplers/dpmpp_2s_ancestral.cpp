#include "core/sampling/samplers/dpmpp_2s_ancestral.h"

#include <torch/types.h>

#include "core/sampling/samplers/ancestral.h"
#include "core/sampling/samplers/sigma_ladder.h"

namespace core::sampling {
namespace {

double etaOf(const SamplerSetup& setup) { return setup.eta("DPM++ 2S a", 1.0); }

// Half of the step down to the kept noise, in lambda = -log sigma.
Ladder ladderOf(const SamplerSetup& setup) {
    return twoStageLadder(setup, [eta = etaOf(setup)](double from, double to) {
        return std::sqrt(from * ancestralStep(from, to, eta).kept);
    });
}

// The exponential integrator of first order for a z0 that stays: exp(-h) = to / from.
torch::Tensor advance(const torch::Tensor& x, const torch::Tensor& clean, double from, double to) {
    return clean + to / from * (x - clean);
}

}  // namespace

Dpmpp2sAncestral::Dpmpp2sAncestral(const SamplerSetup& setup)
    : Sampler(ladderOf(setup), setup.prediction), m_eta(etaOf(setup)) {}

torch::Tensor Dpmpp2sAncestral::step(int i, const torch::Tensor& x, const torch::Tensor& clean,
                                     const NoiseSource& noise) {
    if (i % 2 == 0) {
        m_start = x;
        return advance(x, clean, level(i).sigma, level(i + 1).sigma);
    }
    const auto [kept, fresh] = ancestralStep(level(i - 1).sigma, level(i + 1).sigma, m_eta);
    const torch::Tensor next =
        m_start.defined() ? advance(m_start, clean, level(i - 1).sigma, kept) : advance(x, clean, level(i).sigma, kept);
    return isStochastic() ? next + fresh * noise(x) : next;
}

}  // namespace core::sampling
