#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

struct DdpmOptions {
    bool largeVariance = false;  // beta_t as the variance in place of the posterior's
};

// Ancestral sampling (Ho et al. 2020, algorithm 2 and equation 7). x is variance-preserving.
// Draws noise in every step from t > 0.
class Ddpm final : public Sampler {
 public:
    explicit Ddpm(const SamplerSetup& setup, const DdpmOptions& options = {});
    bool isStochastic() const override { return true; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    SamplerSetup m_setup;
    DdpmOptions m_options;
};

}  // namespace core::sampling
