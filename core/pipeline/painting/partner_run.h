#pragma once

#include <functional>
#include <memory>
#include <span>

#include "core/base/cancel_token.h"
#include "core/pipeline/painting/ensemble.h"
#include "core/pipeline/painting/joint_branches.h"
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

// Sets a partner up beside the leader: its picture's size, its prompt, map, ControlNets, noise, bridge, strength,
// window and mask, its own steps and T_struct. Throws Error when the two latent spaces cannot be matched by the bridge
// asked for.
PartnerRun makePartnerRun(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader);

// A partner that is the leader itself, as a part of the leader's own evaluation.
RegionAtWork makeRegion(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader);

// The two models of a partnership, as their files describe them.
struct Partnership {
    const plan::PartnerPlan& plan;
    const models::ModelSummary& partner;
    const models::ModelSummary& leader;
};

// The size of a partner's picture beside one stage of a plan's picture, in the partner's own steps. Where the partner's
// plan names none, it is to the leader's as their native sizes are; where it names one, that goes with the whole
// picture, and a lower stage has its part of it.
sampling::PictureSize partnerSize(const Partnership& models, sampling::PictureSize stage,
                                  sampling::PictureSize picture);

}  // namespace core::pipeline
