#include "core/pipeline/painting/stage_run.h"

#include <torch/types.h>

#include "core/pipeline/painting/seeds.h"
#include "core/pipeline/painting/stage_controls.h"
#include "core/sampling/sampler_registry.h"

namespace core::pipeline {
namespace {

// The model's own only where a stage is not handed over after it: what a plan says comes first.
int lastTimestep(const plan::Plan& plan, const models::ModelSummary& model) {
    if (plan.lastTimestep != plan::kModelsOwn) return plan.lastTimestep;
    const bool handedOverLater = !plan.lowStages.empty() && plan.lowStages.back().tLow <= model.lastTimestep;
    return handedOverLater ? 0 : model.lastTimestep;
}

// The plan with the words that a partner is told: its own, where it has some.
plan::Plan asToldTo(const plan::PartnerPlan& partner, plan::Plan plan) {
    if (!partner.prompt.empty()) plan.prompt = partner.prompt;
    if (!partner.negative.empty()) plan.negativePrompt = partner.negative;
    return plan;
}

// The picture is decoded from the final stage alone; the others hand over at their own timesteps.
sampling::SamplerOptions samplerOptions(const Painting& painting, int number) {
    auto options = sampling::spacedBy(painting.plan.spacing);
    if (number == 0) options.lastTimestep = lastTimestep(painting.plan, painting.ensemble.leader->about);
    return options;
}

}  // namespace

EnsemblePrompts::EnsemblePrompts(const Ensemble& ensemble, std::span<const plan::Plan> plans) {
    const auto read = [&](const models::DiffusionModel& model, double guidance, Styles styles, const auto& wordsOf) {
        std::vector<PromptBranches> pictures;
        for (const auto& plan : plans) pictures.push_back(encodeBranches(model, wordsOf(plan), guidance, styles));
        return together(pictures);
    };
    leader = read(*ensemble.leader, plans.front().guidance, Styles::Use, std::identity());
    // Style prefixes are the pair's own words; partners follow the picture.
    for (const auto& partner : ensemble.partners)
        partners.push_back(read(*partner.model, partner.plan.guidance, Styles::LeaveOut,
                                [&](const plan::Plan& plan) { return asToldTo(partner.plan, plan); }));
}

StageRun::StageRun(const Painting& painting, const plan::StagePlan& stage, int number)
    : m_painting(painting),
      m_stage(stage),
      m_sampler(sampling::makeSampler(painting.plan.sampler, painting.ensemble.leader->schedule, painting.plan.steps,
                                      samplerOptions(painting, number))),
      m_noise(noiseFor(painting.plans, number)) {
    const auto& pair = *painting.ensemble.leader;
    const auto f = pair.space->downsampling();
    m_startNoise =
        m_noise(torch::empty({std::ssize(painting.plans), pair.space->channels(), stage.height / f, stage.width / f}));
    const LeaderStage leader{pair, size(), m_startNoise, number, painting.cancel, painting.plans};
    std::vector<sampling::Partner> partners;
    for (std::size_t i = 0; i < painting.ensemble.partners.size(); ++i) {
        const auto& partner = painting.ensemble.partners[i];
        if (partner.isRegion) {
            m_regions.push_back(makeRegion(partner, painting.prompts.partners[i], leader));
            continue;
        }
        auto run = makePartnerRun(partner, painting.prompts.partners[i], leader);
        partners.push_back(std::move(run.partner));
        m_partnerSamplers.push_back(std::move(run.sampler));
    }
    m_fusion = std::make_unique<sampling::CoopFusion>(*m_sampler, m_startNoise.sizes(), std::move(partners));
}

sampling::DenoiseRun StageRun::walk(int firstStep, std::function<void(const sampling::StepState&)> onStep) {
    return {.sampler = *m_sampler,
            .denoiser = denoiserOf(),
            .noise = m_noise,
            .firstStep = firstStep,
            .cancel = m_painting.cancel,
            .refineClean = [this](const auto& state) { return m_fusion->refine(state); },
            .onStep = std::move(onStep)};
}

std::vector<std::string> StageRun::partnersAt(double t) const {
    std::vector<std::string> names;
    for (const auto& region : m_regions)
        if (region.actsAt(t)) names.push_back(region.name);
    for (auto& name : m_fusion->partnersAt(t)) names.push_back(std::move(name));
    return names;
}

GuidedDenoiser StageRun::denoiserOf() const {
    const auto& pair = *m_painting.ensemble.leader;
    auto conditions = conditionsFor(pair, size());
    conditions.controls = controlsAtWork(m_painting.ensemble.controls, m_painting.plans, m_startNoise.sizes());
    conditions.regions = m_regions;
    return GuidedDenoiser({pair.structure, pair.texture, static_cast<double>(m_painting.plan.tStruct)},
                          m_painting.prompts.leader, std::move(conditions), m_painting.cancel);
}

}  // namespace core::pipeline
