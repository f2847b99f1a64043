#include "core/plan/plan_checks.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

void checkWindow(const std::string& field, const TimestepRange& range) {
    checkRange(field + ".first", range.first, limits::kTimestep);
    checkRange(field + ".last", range.last, limits::kTimestep);
    if (range.last > range.first)
        fail("expected {} to begin at or above its end, found {} down to {}", field, range.first, range.last);
}

void checkCurve(const std::string& field, const std::vector<CurvePoint>& curve) {
    checkCount("points in " + field, curve.size(), limits::kCurvePoints);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const auto point = fmt::format("{}[{}]", field, i);
        checkRange(point + ".timestep", curve[i].timestep, limits::kTimestep);
        checkRange(point + ".strength", curve[i].strength, limits::kPartnerStrength);
        if (i > 0 && curve[i].timestep >= curve[i - 1].timestep)
            fail("expected {} with falling timesteps, found {} after {}", field, curve[i].timestep,
                 curve[i - 1].timestep);
    }
}

void checkMask(const std::string& field, const SharedImage& mask, const Plan& plan) {
    if (mask.isEmpty()) return;
    if (mask->channels != 1) fail("expected {} to be a grey picture, found {} channels", field, mask->channels);
    if (mask->width != plan.width || mask->height != plan.height)
        fail("expected {} to be as large as the plan, {} x {}, found {} x {}", field, plan.width, plan.height,
             mask->width, mask->height);
}

// What it has of its own, as a painter.
void checkOwn(const std::string& field, const PartnerPlan& partner, const Plan& plan) {
    checkText(field + ".prompt", partner.prompt);
    checkText(field + ".negative", partner.negative);
    checkControls(field + ".controls", partner.controls);
    checkLoras(field + ".loras", partner.loras);
    checkRange(field + ".tStruct", partner.tStruct, limits::kPartnerTStruct);
    checkRange(field + ".steps", partner.steps, Range<int>{limits::kPartnerSteps.least, mostSteps(plan.sampler)});
    checkRange(field + ".width", partner.width, limits::kPartnerSide);
    checkRange(field + ".height", partner.height, limits::kPartnerSide);
}

void checkPartner(const std::string& field, const PartnerPlan& partner, const Plan& plan) {
    checkModel(field + ".model", partner.model);
    checkRange(field + ".strength", partner.strength, limits::kPartnerStrength);
    checkCurve(field + ".curve", partner.curve);
    checkWindow(field + ".range", partner.range);
    checkRange(field + ".guidance", partner.guidance, limits::kGuidance);
    checkMask(field + ".mask", partner.mask, plan);
    checkOwn(field, partner, plan);
}

}  // namespace

void checkPartners(const Plan& plan) {
    checkCount("partners", plan.partners.size(), limits::kPartners);
    for (std::size_t i = 0; i < plan.partners.size(); ++i)
        checkPartner(fmt::format("partners[{}]", i), plan.partners[i], plan);
}

void checkControls(const std::string& list, const std::vector<ControlPlan>& controls) {
    checkCount(list, controls.size(), limits::kControls);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const auto field = fmt::format("{}[{}]", list, i);
        checkModel(field + ".model", controls[i].model);
        checkRange(field + ".strength", controls[i].strength, limits::kControlStrength);
        checkWindow(field + ".range", controls[i].range);
    }
}

void checkLoras(const std::string& list, const std::vector<LoraPlan>& loras) {
    checkCount(list, loras.size(), limits::kLoras);
    for (std::size_t i = 0; i < loras.size(); ++i) {
        const auto field = fmt::format("{}[{}]", list, i);
        checkModel(field + ".model", loras[i].model);
        checkRange(field + ".strength", loras[i].strength, limits::kLoraStrength);
    }
}

}  // namespace core::plan
