#include "core/pipeline/painting/partner_run.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/pipeline/painting/control_maps.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/pipeline/painting/picture_codec.h"
#include "core/pipeline/painting/seeds.h"
#include "core/pipeline/painting/stage_controls.h"
#include "core/sampling/latent_mask.h"
#include "core/sampling/sampler_registry.h"

namespace core::pipeline {
namespace {

sampling::StrengthCurve curveOf(const plan::PartnerPlan& plan) {
    if (plan.curve.empty()) return sampling::StrengthCurve(plan.strength);
    std::vector<sampling::StrengthPoint> points;
    for (auto point = plan.curve.rbegin(); point != plan.curve.rend(); ++point)
        points.push_back({static_cast<double>(point->timestep), point->strength});
    return sampling::StrengthCurve(points);
}

sampling::Bridge learnedBridge(std::shared_ptr<nets::LatentBridge> net) {
    return {.toLeader = [net](const torch::Tensor& z) { return net->toLeader(z); },
            .toPartner = [net](const torch::Tensor& z) { return net->toPartner(z); }};
}

void checkGrids(const PartnerInEnsemble& partner, const LeaderStage& leader, sampling::PictureSize size) {
    const auto f = leader.model.space->downsampling(), g = partner.model->space->downsampling();
    const auto h = leader.size.height / f, w = leader.size.width / f;
    if (h == size.height / g && w == size.width / g) return;
    fail(
        "the learned bridge to \"{}\" expects its latents on the grid of \"{}\", {} x {}, found {} x {}: choose "
        "another "
        "size or the bridge through image space",
        partner.plan.model, leader.model.about.id, w, h, size.width / g, size.height / g);
}

sampling::Bridge bridgeTo(const PartnerInEnsemble& partner, const LeaderStage& leader, sampling::PictureSize size) {
    if (partner.learned) {
        checkGrids(partner, leader, size);
        return learnedBridge(partner.learned);
    }
    if (partner.sharesSpace && size == leader.size) {
        const auto asItIs = [](const torch::Tensor& clean) { return clean; };
        return {.toLeader = asItIs, .toPartner = asItIs};
    }
    return sampling::imageBridge({codecOf(leader.model.space, leader.cancel), leader.size},
                                 {codecOf(partner.model->space, leader.cancel), size});
}

GuidedDenoiser denoiserOf(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader,
                          torch::IntArrayRef latent) {
    const auto& model = *partner.model;
    const auto f = model.space->downsampling();
    const sampling::PictureSize size{latent[2] * f, latent[3] * f};
    auto conditions = conditionsFor(model, size);
    conditions.hint = hintFor(model, leader.plans, size);
    conditions.controls = controlsAtWork(partner.controls, leader.plans, latent);
    const int own = partner.plan.tStruct, tStruct = own == plan::kModelsOwn ? model.about.tStruct : own;
    return GuidedDenoiser({model.structure, model.texture, static_cast<double>(tStruct)}, prompts,
                          std::move(conditions), leader.cancel);
}

torch::Tensor maskOf(const plan::PartnerPlan& plan, const LeaderStage& leader) {
    if (plan.mask.isEmpty()) return {};
    return sampling::latentMask(weightsFrom(*plan.mask, leader.size)[0][0], leader.model.space->downsampling());
}

int inSteps(double pixels, int step) { return std::max(step, static_cast<int>(std::lround(pixels / step)) * step); }

}  // namespace

sampling::PictureSize partnerSize(const Partnership& models, sampling::PictureSize stage,
                                  sampling::PictureSize picture) {
    const int step = models.partner.sizeStep;
    const auto& own = models.plan;
    const auto width = static_cast<double>(stage.width), height = static_cast<double>(stage.height);
    double across = static_cast<double>(models.partner.nativeSize) / models.leader.nativeSize, down = across;
    if (own.width > 0) across = static_cast<double>(own.width) / static_cast<double>(picture.width);
    if (own.height > 0) down = static_cast<double>(own.height) / static_cast<double>(picture.height);
    if (own.width > 0 && own.height == 0) down = across;
    if (own.height > 0 && own.width == 0) across = down;
    return {inSteps(height * down, step), inSteps(width * across, step)};
}

RegionAtWork makeRegion(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader) {
    const auto& range = partner.plan.range;
    return {.name = partner.plan.model,
            .branches = prompts,
            .strength = curveOf(partner.plan),
            .window = {static_cast<double>(range.last), static_cast<double>(range.first)},
            .mask = maskOf(partner.plan, leader)};
}

PartnerRun makePartnerRun(const PartnerInEnsemble& partner, const PromptBranches& prompts, const LeaderStage& leader) {
    const auto& plan = leader.plans.front();
    const auto& model = *partner.model;
    const auto size = partnerSize({partner.plan, model.about, leader.model.about}, leader.size,
                                  {.height = plan.height, .width = plan.width});
    const auto f = model.space->downsampling();
    const auto noise = noiseFor(leader.plans, leader.stage, partner.plan.model);
    auto startNoise =
        noise(torch::empty({std::ssize(leader.plans), model.space->channels(), size.height / f, size.width / f}));
    // The paper starts both from one noise where the shapes agree (Algorithm 1).
    if (startNoise.sizes() == leader.startNoise.sizes()) startNoise = leader.startNoise;
    const int steps = partner.plan.steps > 0 ? partner.plan.steps : plan.steps;
    auto sampler = sampling::makeSampler(plan.sampler, model.schedule, steps, sampling::spacedBy(plan.spacing));
    const auto& range = partner.plan.range;
    sampling::Partner run{.name = partner.plan.model,
                          .sampler = *sampler,
                          .denoiser = denoiserOf(partner, prompts, leader, startNoise.sizes()),
                          .bridge = bridgeTo(partner, leader, size),
                          .startNoise = startNoise,
                          .noise = noise,
                          .strength = curveOf(partner.plan),
                          .window = {static_cast<double>(range.last), static_cast<double>(range.first)},
                          .mask = maskOf(partner.plan, leader)};
    return {std::move(sampler), std::move(run)};
}

}  // namespace core::pipeline
