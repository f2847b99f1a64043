#pragma once

#include <optional>

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// A hires fix in our terms: the size to paint at last, and the stage before it.
struct HiresStage {
    double width = 0;  // pixels, not yet on any grid
    double height = 0;
    int tLow = 0;  // 1..998
};

// Where a hires fix of a picture of this size leads. Nothing when it does not enlarge or a number is missing.
std::optional<HiresStage> hiresStage(const ForeignHires& hires, const Plan& plan);

// The timestep at which the last int(steps * strength) steps of a plan begin, on the schedule that Stable Diffusion was
// trained with. 1..998.
int timestepOfStrength(const Plan& plan, double strength);

}  // namespace core::plan
