#include "core/pipeline/painting/prompt_branches.h"

#include <torch/torch.h>

#include "core/pipeline/prompt_encoder.h"
#include "core/sampling/guidance.h"

namespace core::pipeline {

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

PromptBranches encodeBranches(const models::ModelPair& model, const Plan& plan, double guidance, Styles styles) {
    PromptBranches branches;
    branches.guidance = guidance;
    branches.hasNegative = guidance != 1.0;
    std::vector<std::string> prompts{plan.prompt};
    if (branches.hasNegative) prompts.push_back(plan.negativePrompt);
    for (const auto& style : plan.styles) {
        if (styles == Styles::LeaveOut || style.strength == 0.0) continue;
        prompts.push_back(style.prefix + plan.prompt);
        branches.styleStrengths.push_back(style.strength);
    }
    std::vector<torch::Tensor> tokens, pooled;
    for (const auto& prompt : prompts) {
        const auto conditioning = encodePrompt(model, prompt, plan.seed);
        tokens.push_back(conditioning.tokens);
        pooled.push_back(conditioning.pooled);
    }
    branches.tokens = torch::cat(tokens);
    if (pooled.front().defined()) branches.pooled = torch::cat(pooled);
    return branches;
}

}  // namespace core::pipeline
