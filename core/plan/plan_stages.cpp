#include "core/plan/plan_stages.h"

#include <algorithm>

namespace core::plan {

std::vector<StagePlan> stagesOf(const Plan& plan) {
    std::vector<StagePlan> stages;
    for (const auto& low : plan.lowStages) stages.push_back({low.width, low.height, low.tLow});
    stages.push_back({plan.width, plan.height, 0});
    return stages;
}

bool takesPart(const PartnerPlan& partner) {
    const auto pulls = [](const CurvePoint& point) { return point.strength > 0.0; };
    const bool hasStrength =
        partner.curve.empty() ? partner.strength > 0.0 : std::any_of(partner.curve.begin(), partner.curve.end(), pulls);
    return partner.on && hasStrength;
}

bool takesPart(const ControlPlan& control) { return control.on && control.strength > 0.0; }

bool takesPart(const LoraPlan& lora) { return lora.on && lora.strength != 0.0; }

}  // namespace core::plan
