#pragma once

#include "core/base/cancel_token.h"
#include "core/pipeline/generator.h"
#include "core/pipeline/painting/ensemble.h"

namespace core::pipeline {

// One run of a valid plan with its loaded models: prompts, noise, stages from the smallest up, decoding. Throws
// Cancelled and Error.
Image paint(const Ensemble& ensemble, const Plan& plan, const ProgressFunction& progress, const CancelToken& cancel);

}  // namespace core::pipeline
