#pragma once

#include <filesystem>

#include "core/plan/plan.h"

namespace core::training {

// Writes a trained partner as a model folder with half-precision weights. `strength` is what plans take
// unless they say otherwise. Throws Error naming the stage that is missing.
void exportPartner(const std::filesystem::path& work, plan::ControlMap map, double strength,
                   const std::filesystem::path& folder);

}  // namespace core::training
