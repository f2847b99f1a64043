#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

#include "core/models/model_pair.h"
#include "core/pipeline/plan.h"

namespace core::pipeline {

// The pair with its prompts and guidance, as one function of the noisy latent: picks structure or
// texture by the timestep and runs all branches of guidance as one batch.
class GuidedDenoiser {
 public:
    // `checkpoint` is called between network blocks and may throw to cancel.
    GuidedDenoiser(const models::ModelPair& pair, const Plan& plan, std::function<void()> checkpoint);

    torch::Tensor operator()(const torch::Tensor& input, double timestep) const;

 private:
    torch::Tensor guided(const torch::Tensor& outputs) const;

    const models::ModelPair& m_pair;
    double m_tStruct;
    double m_guidance;
    std::vector<double> m_styleStrengths;
    std::function<void()> m_checkpoint;
    // Branches in the order prompt, negative prompt (when guided), styles.
    torch::Tensor m_tokens;  // [branches,L,width]
    nets::AddedConditions m_added;
};

}  // namespace core::pipeline
