#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Heun's method on the probability-flow ODE (Karras et al. 2022, algorithm 1 without churn): an Euler step, then again
// with the mean of the slopes at both ends. x is in sigma space; 2 steps - 1 evaluations. Options: curve.
// A walk that begins at a step's second evaluation stays where it is: it has no first slope.
class Heun final : public Sampler {
 public:
    explicit Heun(const SamplerSetup& setup);
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    torch::Tensor m_start;  // x where the step began
    torch::Tensor m_slope;  // dx/dsigma there
};

}  // namespace core::sampling
