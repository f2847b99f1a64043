#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

struct LcmOptions {
    int originalSteps = 50;         // the grid of timesteps the model was distilled on, at least the run's steps
    double timestepScaling = 10.0;  // how fast its skip connection fades with t
};

// Multistep sampling of latent consistency models (Luo et al. 2023, algorithm 3). x is variance-preserving.
// Each step jumps to z0 and adds fresh noise for the next timestep; the last adds none. The timesteps are picked
// from the grid the model was distilled on: spacing and offset do not apply.
class Lcm final : public Sampler {
 public:
    explicit Lcm(const SamplerSetup& setup, const LcmOptions& options = {});
    bool isStochastic() const override { return true; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    SamplerSetup m_setup;
    LcmOptions m_options;
};

}  // namespace core::sampling
