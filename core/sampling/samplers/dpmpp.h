#pragma once

#include <deque>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

struct DpmppOptions {
    int order = 2;                // 1..3; 3 gains only at many steps and little guidance
    bool stochastic = false;      // solve the SDE, with fresh noise every step: as much of it as SamplerOptions::eta
    bool heun = false;            // Heun's second-order correction in place of the midpoint's
    bool lowerOrderFinal = true;  // lower order in the last steps of short runs, for stability
    bool eulerAtFinal = false;    // first order in the last step of long runs as well
    bool finalSigmaZero = true;   // end clean; otherwise at the schedule's smallest sigma
};

// DPM-Solver++ multistep in terms of z0 (Lu et al. 2022, "DPM-Solver++", algorithm 2 and appendix A).
// x is variance-preserving. Of the run's options: curve, eta (of a stochastic one: 0 is the ODE, absent 1 the SDE).
// Order 3, stochastic, with `heun` and not lowerOrderFinal is the "DPM++ 3M SDE" of k-diffusion.
class Dpmpp final : public Sampler {
 public:
    explicit Dpmpp(const SamplerSetup& setup, const DpmppOptions& options = {});
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

    DpmppOptions m_options;
    double m_eta;
    std::deque<Prediction> m_history;  // newest first
};

}  // namespace core::sampling
