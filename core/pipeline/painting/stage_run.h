#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/pipeline/painting/partner_run.h"
#include "core/plan/plan_stages.h"
#include "core/sampling/coop_fusion.h"

namespace core::pipeline {

// The prompts of plans that are painted together, for every model of their ensemble; they serve all stages.
struct EnsemblePrompts {
    PromptBranches leader;
    std::vector<PromptBranches> partners;  // in the ensemble's order

    EnsemblePrompts(const Ensemble& ensemble, std::span<const plan::Plan> plans);
};

// What all stages of one painting share; it outlives them.
struct Painting {
    const Ensemble& ensemble;
    const plan::Plan& plan;  // the first: what they have in common
    const EnsemblePrompts& prompts;
    CancelToken cancel;
    std::span<const plan::Plan> plans;  // all that are painted together, a picture each; see checkAlike()
};

// One resolution of a plan, ready to walk: the pair with its ControlNets, and the partners beside it.
class StageRun {
 public:
    // `number` counts from the picture's own resolution, 0, downwards. Throws Error for models that do not fit.
    StageRun(const Painting& painting, const plan::StagePlan& stage, int number);
    StageRun(const StageRun&) = delete;

    const plan::StagePlan& stage() const { return m_stage; }
    sampling::PictureSize size() const { return {m_stage.height, m_stage.width}; }
    const sampling::Sampler& sampler() const { return *m_sampler; }
    // Unit noise [pictures,C,h,w] to start from.
    const torch::Tensor& startNoise() const { return m_startNoise; }
    // Ids of those who act, regions first.
    std::vector<std::string> partnersAt(double t) const;

    // The walk from `firstStep` on; at most one walk a stage.
    sampling::DenoiseRun walk(int firstStep, std::function<void(const sampling::StepState&)> onStep);

 private:
    GuidedDenoiser denoiserOf() const;

    const Painting& m_painting;
    plan::StagePlan m_stage;
    std::unique_ptr<sampling::Sampler> m_sampler;
    sampling::NoiseSource m_noise;
    torch::Tensor m_startNoise;
    std::vector<std::unique_ptr<sampling::Sampler>> m_partnerSamplers;
    std::vector<RegionAtWork> m_regions;
    std::unique_ptr<sampling::CoopFusion> m_fusion;
};

}  // namespace core::pipeline
