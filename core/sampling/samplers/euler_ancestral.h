#pragma once

#include "core/sampling/samplers/euler.h"

namespace core::sampling {

// Euler's method with part of the noise renewed in every step (the ancestral sampling of k-diffusion).
// Space, timesteps and options are Euler's.
class EulerAncestral final : public Euler {
 public:
    using Euler::Euler;
    bool isStochastic() const override { return true; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;
};

}  // namespace core::sampling
