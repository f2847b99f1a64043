#pragma once

#include <deque>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// DPM-Solver++ multistep in terms of z0 (Lu et al. 2022, "DPM-Solver++", algorithm 2 and appendix A).
// x is variance-preserving. Options: solverOrder (1..3), curve, heun, stochastic (noise is drawn in every step), eta
// (of a stochastic one: 0 is the ODE, absent 1 the SDE), lowerOrderFinal, eulerAtFinal, finalSigmaZero. Order 3,
// stochastic, with `heun` and not lowerOrderFinal is the "DPM++ 3M SDE" of k-diffusion.
class Dpmpp final : public Sampler {
 public:
    explicit Dpmpp(const SamplerSetup& setup);
    bool isStochastic() const override { return m_eta > 0.0; }
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
    double m_eta;
    std::deque<Prediction> m_history;  // newest first
};

}  // namespace core::sampling
