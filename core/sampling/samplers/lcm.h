#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Multistep sampling of latent consistency models (Luo et al. 2023, algorithm 3). x is variance-preserving.
// Each step jumps to z0 and adds fresh noise for the next timestep; the last adds none. The timesteps are picked
// from the grid the model was distilled on: spacing and offset do not apply.
// Options: lcmOriginalSteps (at least the run's steps, at most T), lcmTimestepScaling.
class Lcm final : public Sampler {
 public:
    explicit Lcm(const SamplerSetup& setup);
    bool isStochastic() const override { return true; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    SamplerSetup m_setup;
};

}  // namespace core::sampling
