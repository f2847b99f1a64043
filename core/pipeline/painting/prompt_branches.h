#pragma once

#include <torch/types.h>

#include <vector>

#include "core/models/diffusion_model.h"
#include "core/plan/plan.h"

namespace core::pipeline {

// The prompts that guidance weighs against each other (design 1.4), as one batch: the prompt, the negative prompt
// when there is guidance, one more a style. Each stands for all pictures of the batch, in their order.
struct PromptBranches {
    torch::Tensor tokens;  // [branches * pictures,L,width]
    torch::Tensor pooled;  // [branches * pictures,projection]; undefined for towers without one
    double guidance = 1.0;
    double rescale = 0.0;  // see sampling::rescaleGuided()
    bool hasNegative = false;
    std::vector<double> styleStrengths;

    std::int64_t count() const { return 1 + hasNegative + std::ssize(styleStrengths); }
    std::int64_t pictures() const { return tokens.size(0) / count(); }

    // The outputs of all branches [branches * pictures,C,h,w] -> [pictures,C,h,w].
    torch::Tensor combine(const torch::Tensor& outputs) const;
};

enum class Styles { Use, LeaveOut };

// The branches of several pictures as one batch. Throws Error unless they have the same kinds and lengths.
PromptBranches together(const std::vector<PromptBranches>& pictures);

// The plan's prompts as the model's text tower reads them, for its own guidance scale.
PromptBranches encodeBranches(const models::DiffusionModel& model, const plan::Plan& plan, double guidance,
                              Styles styles);

}  // namespace core::pipeline
