#include "core/pipeline/painting/prompt_branches.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/pipeline/prompt_encoder.h"
#include "core/sampling/guidance.h"

namespace core::pipeline {
namespace {

models::Conditioning zerosLike(const models::Conditioning& text) {
    return {torch::zeros_like(text.tokens), text.pooled.defined() ? torch::zeros_like(text.pooled) : text.pooled};
}

// Rows of each picture's branches -> the first branch of all pictures, then the second of all.
torch::Tensor interleaved(const std::vector<torch::Tensor>& pictures) {
    for (const auto& rows : pictures)
        if (rows.sizes() != pictures.front().sizes())
            fail("prompts of one batch: expected texts of one shape, [{}], found [{}]",
                 fmt::join(pictures.front().sizes(), ", "), fmt::join(rows.sizes(), ", "));
    return torch::stack(pictures, 1).flatten(0, 1);
}

}  // namespace

torch::Tensor PromptBranches::combine(const torch::Tensor& outputs) const {
    const auto branches = outputs.chunk(count());
    const auto& conditional = branches.front();
    const auto& negative = hasNegative ? branches[1] : conditional;
    std::vector<sampling::StyleOutput> styles;
    for (std::size_t k = 0; k < styleStrengths.size(); ++k)
        styles.push_back({branches[branches.size() - styleStrengths.size() + k], styleStrengths[k]});
    const auto guided = sampling::guide(negative, conditional, guidance, styles);
    return sampling::rescaleGuided(guided, conditional, rescale);
}

PromptBranches encodeBranches(const models::DiffusionModel& model, const plan::Plan& plan, double guidance,
                              Styles styles) {
    PromptBranches branches;
    branches.guidance = guidance;
    branches.hasNegative = guidance != 1.0;
    std::vector<torch::Tensor> tokens, pooled;
    const auto add = [&](const models::Conditioning& text) {
        tokens.push_back(text.tokens);
        pooled.push_back(text.pooled);
    };
    const auto encoded = [&](const std::string& prompt) {
        return encodePrompt(model.texts->towers(), prompt, plan.seed);
    };
    const auto positive = encoded(plan.prompt);
    add(positive);
    if (branches.hasNegative) {
        const bool zeros = model.zeroEmptyNegative && plan.negativePrompt.empty();
        add(zeros ? zerosLike(positive) : encoded(plan.negativePrompt));
    }
    for (const auto& style : plan.styles) {
        if (styles == Styles::LeaveOut || style.strength == 0.0) continue;
        add(encoded(style.prefix + plan.prompt));
        branches.styleStrengths.push_back(style.strength);
    }
    branches.tokens = torch::cat(tokens);
    if (pooled.front().defined()) branches.pooled = torch::cat(pooled);
    return branches;
}

PromptBranches together(const std::vector<PromptBranches>& pictures) {
    auto all = pictures.front();
    if (pictures.size() == 1) return all;
    std::vector<torch::Tensor> tokens, pooled;
    for (const auto& one : pictures) {
        tokens.push_back(one.tokens);
        pooled.push_back(one.pooled);
    }
    all.tokens = interleaved(tokens);
    if (all.pooled.defined()) all.pooled = interleaved(pooled);
    return all;
}

}  // namespace core::pipeline
