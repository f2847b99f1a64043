#pragma once

#include "app/cli/report.h"
#include "core/training/full_evaluation.h"

namespace cli {

// Runs `evaluate --suite full` and reports what came out.
void evaluateFully(core::training::FullEvaluationOptions options, const Report& report);

}  // namespace cli
