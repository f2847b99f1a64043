#include "core/pipeline/guided_denoiser.h"

#include <torch/torch.h>

#include "core/pipeline/prompt_encoder.h"
#include "core/sampling/guidance.h"
#include "core/sampling/time_decoupling.h"

namespace core::pipeline {
namespace {

bool isGuided(const Plan& plan) { return plan.guidance != 1.0; }

// The numbers beside the pooled text: the starter pair has one, the side of the picture it was drawn at.
torch::Tensor sizeConditions(const models::ModelPair& pair, std::int64_t branches, std::int64_t pooledWidth) {
    const auto& added = *pair.structure->config().added;
    const auto numbers = (added.inputDim - pooledWidth) / added.timeDim;
    constexpr double kTrainedSize = 256.0;
    return torch::full({branches, numbers}, kTrainedSize);
}

}  // namespace

GuidedDenoiser::GuidedDenoiser(const models::ModelPair& pair, const Plan& plan, std::function<void()> checkpoint)
    : m_pair(pair), m_tStruct(plan.tStruct), m_guidance(plan.guidance), m_checkpoint(std::move(checkpoint)) {
    std::vector<std::string> prompts{plan.prompt};
    if (isGuided(plan)) prompts.push_back(plan.negativePrompt);
    for (const auto& style : plan.styles) {
        if (style.strength == 0.0) continue;
        prompts.push_back(style.prefix + plan.prompt);
        m_styleStrengths.push_back(style.strength);
    }
    std::vector<torch::Tensor> tokens, pooled;
    for (const auto& prompt : prompts) {
        const auto conditioning = encodePrompt(pair, prompt, plan.seed);
        tokens.push_back(conditioning.tokens);
        pooled.push_back(conditioning.pooled);
    }
    m_tokens = torch::cat(tokens);
    if (pair.structure->config().added) {
        m_added.textEmbeds = torch::cat(pooled);
        m_added.timeIds = sizeConditions(pair, m_tokens.size(0), m_added.textEmbeds.size(1));
    }
}

torch::Tensor GuidedDenoiser::operator()(const torch::Tensor& input, double timestep) const {
    const bool structure = sampling::stageAt(timestep, m_tStruct) == sampling::Stage::Structure;
    auto& unet = structure ? *m_pair.structure : *m_pair.texture;
    const auto batch = input.expand({m_tokens.size(0), -1, -1, -1});
    const auto t = torch::full({m_tokens.size(0)}, timestep);
    return guided(unet.forward(batch, t, m_tokens, m_added, nullptr, m_checkpoint));
}

torch::Tensor GuidedDenoiser::guided(const torch::Tensor& outputs) const {
    const auto conditional = outputs.slice(0, 0, 1);
    const auto styles = static_cast<std::int64_t>(m_styleStrengths.size());
    const bool hasNull = outputs.size(0) > 1 + styles;
    const auto null = hasNull ? outputs.slice(0, 1, 2) : conditional;
    std::vector<sampling::StyleOutput> terms;
    for (std::int64_t k = 0; k < styles; ++k) {
        const auto branch = outputs.size(0) - styles + k;
        terms.push_back({outputs.slice(0, branch, branch + 1), m_styleStrengths[static_cast<std::size_t>(k)]});
    }
    return sampling::guide(null, conditional, m_guidance, terms);
}

}  // namespace core::pipeline
