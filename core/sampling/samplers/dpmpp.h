#pragma once

#include <deque>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// DPM-Solver++ multistep in terms of z0 (Lu et al. 2022, "DPM-Solver++", algorithm 2 and appendix A).
// x is variance-preserving. Options: solverOrder (1..3, 1..2 when stochastic), karras, heun, stochastic (noise is
// drawn in every step), lowerOrderFinal, eulerAtFinal, finalSigmaZero.
class Dpmpp final : public Sampler {
 public:
    explicit Dpmpp(const SamplerSetup& setup);
    bool isStochastic() const override { return m_options.stochastic; }
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    struct Prediction {
        torch::Tensor clean;
        double lambda;
    };

    void remember(const torch::Tensor& clean, double lambda);
    int orderAt(int i) const;
    torch::Tensor slopeTerms(int order, double h, double growth) const;

    SamplerOptions m_options;
    std::deque<Prediction> m_history;  // newest first
};

}  // namespace core::sampling
