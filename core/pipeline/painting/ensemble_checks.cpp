#include "core/pipeline/painting/ensemble_checks.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/models/latent_space.h"
#include "core/nets/controlnet_config.h"
#include "core/nets/rotary_transformer_config.h"
#include "core/pipeline/painting/cast.h"
#include "core/pipeline/painting/control_maps.h"
#include "core/pipeline/painting/controlnet_fit.h"
#include "core/pipeline/painting/partner_run.h"
#include "core/plan/plan_stages.h"
#include "core/sampling/sampler_registry.h"

namespace core::pipeline {
namespace {

// The nearest multiple of a model's step, which is at least one.
int onGrid(int pixels, int step) { return std::max(step, (pixels + step / 2) / step * step); }

void checkSizes(const plan::Plan& plan, const models::ModelSummary& model) {
    const int step = model.sizeStep;
    for (const auto& stage : stagesOf(plan))
        if (stage.width % step != 0 || stage.height % step != 0)
            fail("the size {} x {} does not fit {}: expected multiples of {}, for example {} x {}", stage.width,
                 stage.height, model.label, step, onGrid(stage.width, step), onGrid(stage.height, step));
}

// Only sides that a plan names: the others are made to fit.
void checkPartnerSize(const plan::PartnerPlan& partner, const models::ModelSummary& model) {
    const auto check = [&](const char* side, int pixels) {
        if (pixels % model.sizeStep != 0)
            fail("the partner \"{}\" cannot paint a picture {} pixels {}: expected a multiple of {}, for example {}",
                 partner.model, pixels, side, model.sizeStep, onGrid(pixels, model.sizeStep));
    };
    check("wide", partner.width);
    check("high", partner.height);
}

void checkControlMaps(const plan::Plan& plan, const std::vector<plan::ControlPlan>& controls) {
    for (const auto& control : controls)
        if (takesPart(control) && !hasMap(plan, control.map))
            fail("the ControlNet \"{}\" reads {}, and the plan has none: add some or switch it off", control.model,
                 control.map == plan::ControlMap::Pose ? "the pose of people" : "edges");
}

SteeredModel steered(const models::ModelParts& model) {
    const auto& json = model.unet.config;
    return {model.about.id,
            nets::isRotaryTransformer(json) ? std::nullopt : std::optional(nets::UNetConfig::fromJson(json)),
            models::readLatentShape(model.vae.config).channels};
}

void checkControls(const std::vector<plan::ControlPlan>& controls, const models::ModelParts& model,
                   const models::ModelCatalog& catalog) {
    for (const auto& control : controls)
        if (takesPart(control))
            checkControlNetFits(control.model,
                                nets::ControlNetConfig::fromJson(catalog.openControlNet(control.model).config).trunk,
                                steered(model));
}

// A learned bridge maps one grid of latents onto the same one, at every stage.
void checkGrids(const plan::Plan& plan, const plan::PartnerPlan& partner, const models::ModelParts& model,
                const models::ModelParts& leader) {
    const auto f = models::readLatentShape(leader.vae.config).downsampling;
    const auto g = models::readLatentShape(model.vae.config).downsampling;
    for (const auto& stage : stagesOf(plan)) {
        const auto own =
            partnerSize({partner, model.about, leader.about}, {stage.height, stage.width}, {plan.height, plan.width});
        if (stage.height / f == own.height / g && stage.width / f == own.width / g) continue;
        fail(
            "the learned bridge to \"{}\" expects its latents on the grid of \"{}\", {} x {}, found {} x {}: choose "
            "another size or the bridge through image space",
            partner.model, leader.about.id, stage.width / f, stage.height / f, own.width / g, own.height / g);
    }
}

void checkBridge(const plan::Plan& plan, const plan::PartnerPlan& partner, const models::ModelCatalog& catalog) {
    if (partner.bridge != plan::BridgeKind::Learned || catalog.findBridge(plan.model, partner.model)) return;
    fail(
        "expected a learned bridge between \"{}\" and \"{}\" among the models, found none: choose the bridge "
        "through image space",
        plan.model, partner.model);
}

void checkPartner(const plan::Plan& plan, const plan::PartnerPlan& partner, const models::ModelParts& leader,
                  const models::ModelCatalog& catalog) {
    const auto model = catalog.open(partner.model, models::Kind::Partner);
    checkBridge(plan, partner, catalog);
    checkPartnerSize(partner, model.about);
    if (partner.bridge == plan::BridgeKind::Learned) checkGrids(plan, partner, model, leader);
    checkControls(partner.controls, model, catalog);
    const int steps = partner.steps > 0 ? partner.steps : plan.steps;
    sampling::makeSampler(plan.sampler, model.schedule, steps, sampling::spacedBy(plan.spacing));
}

}  // namespace

void checkEnsemble(const plan::Plan& plan, const models::ModelCatalog& catalog) {
    checkSizes(plan, catalog.require(plan.model, models::Kind::Pair));
    checkMaps(plan);
    const auto leader = catalog.open(plan.model, models::Kind::Pair);
    const auto cast = castOf(plan);
    auto role = cast.partners.begin();
    for (const auto& partner : plan.partners)
        if (takesPart(partner) && !(role++)->isRegion) checkPartner(plan, partner, leader, catalog);
    checkControls(plan.controls, leader, catalog);
}

void checkMaps(const plan::Plan& plan) {
    checkControlMaps(plan, plan.controls);
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) checkControlMaps(plan, partner.controls);
}

}  // namespace core::pipeline
