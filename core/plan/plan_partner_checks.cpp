#include "core/plan/plan_checks.h"

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

}  // namespace

void checkPartners(const Plan& plan) {
    checkCount("partners", plan.partners.size(), limits::kPartners);
    for (std::size_t i = 0; i < plan.partners.size(); ++i) {
        const auto field = fmt::format("partners[{}]", i);
        const auto& partner = plan.partners[i];
        checkModel(field + ".model", partner.model);
        checkRange(field + ".strength", partner.strength, limits::kPartnerStrength);
        checkCurve(field + ".curve", partner.curve);
        checkWindow(field + ".range", partner.range);
        checkRange(field + ".guidance", partner.guidance, limits::kGuidance);
        checkMask(field + ".mask", partner.mask, plan);
    }
}

void checkControls(const std::vector<ControlPlan>& controls) {
    checkCount("controls", controls.size(), limits::kControls);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const auto field = fmt::format("controls[{}]", i);
        checkModel(field + ".model", controls[i].model);
        checkRange(field + ".strength", controls[i].strength, limits::kControlStrength);
        checkWindow(field + ".range", controls[i].range);
    }
}

void checkLoras(const std::vector<LoraPlan>& loras) {
    checkCount("loras", loras.size(), limits::kLoras);
    for (std::size_t i = 0; i < loras.size(); ++i) {
        const auto field = fmt::format("loras[{}]", i);
        checkModel(field + ".model", loras[i].model);
        checkRange(field + ".strength", loras[i].strength, limits::kLoraStrength);
    }
}

}  // namespace core::plan
