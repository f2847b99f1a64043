#pragma once

#include <optional>

#include "core/plan/model_info.h"
#include "core/plan/plan.h"

namespace core::plan {

// The stage at which a model should lay out a picture that is much larger than those it knows: more than 1.5 times
// their area, or than their longer side. Painted at once, such a picture repeats what it shows. Empty for others.
// The stage has the picture's proportions on the model's grid, at most the native area, and no side longer than 4/3
// of the native one: long sides repeat too. It hands over late, so that the large stage adds surface and no things.
std::optional<LowStage> suggestedLowStage(int width, int height, const ModelInfo& model);

// A stage for a picture that needs none, where a person wants one: half its sides, on the model's grid.
LowStage halvedLowStage(int width, int height, const ModelInfo& model);

}  // namespace core::plan
