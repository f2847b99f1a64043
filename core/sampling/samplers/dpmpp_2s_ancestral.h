#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// DPM-Solver++ of single steps and second order (Lu et al. 2022, "DPM-Solver++", algorithm 1 with r = 1/2): to the
// middle of the step in lambda, and with the z0 found there over the whole step; then part of the noise is renewed
// (the ancestral sampling of k-diffusion). x is in sigma space; 2 steps - 1 evaluations, noise once a step but the
// last. Options: curve, eta (0..1, absent 1). A walk that begins in the middle of a step takes its rest at first order.
class Dpmpp2sAncestral final : public Sampler {
 public:
    explicit Dpmpp2sAncestral(const SamplerSetup& setup);
    bool isStochastic() const override { return m_eta > 0.0; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    double m_eta;
    torch::Tensor m_start;  // x where the step began
};

}  // namespace core::sampling
