#pragma once

#include <deque>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

struct UniPcOptions {
    int order = 2;     // 1..3; 3 gains only at many steps and little guidance
    bool bh1 = false;  // B(h) = h, said to suit unconditional models
};

// The unified predictor-corrector in terms of z0 (Zhao et al. 2023). x is variance-preserving; each step first
// corrects x with the new z0 and then predicts the next. Ends at the schedule's smallest sigma, not at 0.
// Of the run's options: curve. The last steps are always of lower order.
class UniPc final : public Sampler {
 public:
    explicit UniPc(const SamplerSetup& setup, const UniPcOptions& options = {});
    torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) override;

 private:
    struct Prediction {
        torch::Tensor clean;
        NoiseLevel level;
    };

    // From the newest prediction's level to `to`. `arrived` is the z0 found there, for the corrector.
    torch::Tensor advance(const NoiseLevel& to, const torch::Tensor& arrived) const;

    UniPcOptions m_options;
    std::deque<Prediction> m_history;  // newest first
    torch::Tensor m_start;             // x at the newest prediction, corrected
    int m_order = 1;                   // of the latest prediction step
};

}  // namespace core::sampling
