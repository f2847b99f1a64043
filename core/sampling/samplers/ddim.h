#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Denoising diffusion implicit models (Song et al. 2021, equation 12). x is variance-preserving.
// Options: eta, 0..1. With eta > 0 every step draws noise once.
class Ddim final : public Sampler {
 public:
    explicit Ddim(const SamplerSetup& setup);
    bool isStochastic() const override { return m_eta > 0.0; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    NoiseLevel target(int i) const;

    SamplerSetup m_setup;
    double m_eta;
};

}  // namespace core::sampling
