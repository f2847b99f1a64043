#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Euler's method on the probability-flow ODE (Karras et al. 2022, algorithm 1, first order).
// x is in sigma space: x = z0 + sigma eps. Options: curve. Draws noise in every step without using it.
class Euler : public Sampler {
 public:
    explicit Euler(const SamplerSetup& setup);
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;
};

}  // namespace core::sampling
