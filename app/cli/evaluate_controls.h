#pragma once

#include "app/cli/report.h"
#include "core/training/control_evaluation.h"

namespace cli {

// Runs `evaluate --suite controls`: and reports what came out.
void evaluateControls(core::training::ControlEvaluationOptions options, const Report& report);

}  // namespace cli
