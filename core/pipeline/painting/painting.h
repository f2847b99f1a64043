#pragma once

#include "core/base/cancel_token.h"
#include "core/pipeline/generator.h"
#include "core/pipeline/painting/ensemble.h"

namespace core::pipeline {

struct Painted {
    Image image;
    int stoppedAfter = 0;  // the step after which it was finished early; 0: all were taken
};

// One run of a valid plan with its loaded models: prompts, noise, stages from the smallest up, decoding. Throws
// Cancelled and Error.
Painted paint(const Ensemble& ensemble, const Plan& plan, const ProgressFunction& progress, const CancelToken& cancel);

}  // namespace core::pipeline
