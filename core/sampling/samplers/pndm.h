#pragma once

#include <deque>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

struct PndmOptions {
    bool rungeKuttaStart = false;  // 12 evaluations for the first three steps (Liu et al. 2022)
};

// Pseudo numerical methods on manifolds (Liu et al. 2022): linear multistep of order 4 on the network's output.
// x is variance-preserving. The start either repeats the first step with an averaged slope (steps + 1
// evaluations) or, with rungeKuttaStart, takes three Runge-Kutta steps (steps + 9 evaluations).
// Linspace spacing follows the reference, which jumps past the next timestep: choose another for short runs.
class Pndm final : public Sampler {
 public:
    explicit Pndm(const SamplerSetup& setup, const PndmOptions& options = {});
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    torch::Tensor rungeKutta(int i, const torch::Tensor& x, const torch::Tensor& output);
    torch::Tensor multistep(int i, const torch::Tensor& x, const torch::Tensor& output);
    void remember(const torch::Tensor& output);
    torch::Tensor extrapolated() const;
    torch::Tensor transfer(const torch::Tensor& x, const torch::Tensor& output, int from, int to) const;
    int timestep(int i) const { return static_cast<int>(timesteps()[i]); }

    SamplerSetup m_setup;
    PndmOptions m_options;
    std::deque<torch::Tensor> m_history;  // outputs that stand for the (perhaps fused) z0, newest first
    torch::Tensor m_anchor;               // x where the step that takes several evaluations began
    torch::Tensor m_slope;                // weighted sum of the outputs of a Runge-Kutta step
};

}  // namespace core::sampling
