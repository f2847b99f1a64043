#pragma once

#include <string>

#include "core/training/control_evaluation.h"

namespace cli {

// Runs `evaluate --suite controls`: prints the table, and writes the figures to `json` unless that is empty.
void evaluateControls(core::training::ControlEvaluationOptions options, const std::string& json);

}  // namespace cli
