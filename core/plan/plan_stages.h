#pragma once

#include <vector>

#include "core/plan/plan.h"

namespace core::plan {

// One resolution at which a plan paints, the smallest first; the last is the picture's own.
struct StagePlan {
    int width = 0;  // pixels
    int height = 0;
    int tLow = 0;  // where it hands over; 0 for the last, which never does
};
std::vector<StagePlan> stagesOf(const Plan& plan);

// Whether it does anything: is on, and not of strength 0.
bool takesPart(const PartnerPlan& partner);
bool takesPart(const ControlPlan& control);
bool takesPart(const LoraPlan& lora);

}  // namespace core::plan
