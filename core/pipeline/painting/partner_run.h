#pragma once

#include <functional>
#include <memory>
#include <span>

#include "core/base/cancel_token.h"
#include "core/pipeline/painting/ensemble.h"
#include "core/pipeline/painting/prompt_branches.h"
#include "core/sampling/partner.h"

namespace core::pipeline {

// The leader of one stage, as its partners see it.
struct LeaderStage {
    const models::DiffusionModel& model;
    sampling::PictureSize size;         // of its picture
    const torch::Tensor& startNoise;    // [plans,C,h,w]
    int stage = 0;                      // see derivedSeed()
    CancelToken cancel;                 // asked between network blocks
    std::span<const plan::Plan> plans;  // that are painted together
};

// A partner and the sampler that walks its latent, for one stage.
struct PartnerRun {
    std::unique_ptr<sampling::Sampler> sampler;
    sampling::Partner partner;
};

// Sets a partner up beside the leader: its picture in proportion of the native sizes, its prompt, map, noise, bridge,
// strength, window and mask. Throws Error when the two latent spaces cannot be matched by the bridge asked for.
PartnerRun makePartnerRun(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader);

// The size of a partner's picture beside the leader's, in its own steps.
sampling::PictureSize partnerSize(const models::ModelSummary& partner, const models::ModelSummary& leader,
                                  sampling::PictureSize leaderSize);

}  // namespace core::pipeline
