#pragma once

#include <torch/types.h>

#include <optional>

#include "core/training/loop/flat_parameters.h"
#include "core/training/loop/orthogonal_updates.h"

namespace core::training {

struct OptimizerOptions {
    double beta1 = 0.9, beta2 = 0.98;
    double epsilon = 1e-8;
    double weightDecay = 0.01;  // times the learning rate, a step
    double gradientClip = 1.0;  // largest norm of all gradients together
    bool orthogonal = false;    // hidden matrices move as in Muon: see OrthogonalUpdates
};

// AdamW (Loshchilov and Hutter 2019, Algorithm 2) on flat tensors, with clipped gradients. Nothing waits for the
// device.
class FlatAdamW {
 public:
    explicit FlatAdamW(FlatParameters& parameters, const OptimizerOptions& options = {});

    // Moves the masters by the gradients, publishes them and empties the gradients. `step` counts from one.
    void step(double learningRate, std::int64_t step);

    // First and second moments, [N] in fp32: what a run is continued with.
    torch::Tensor& firstMoment() { return m_first; }
    torch::Tensor& secondMoment() { return m_second; }

 private:
    FlatParameters& m_parameters;
    OptimizerOptions m_options;
    std::optional<OrthogonalUpdates> m_orthogonal;
    torch::Tensor m_first, m_second;
};

}  // namespace core::training
