#pragma once

#include <span>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/pipeline/painting/ensemble.h"
#include "core/pipeline/pipeline.h"

namespace core::pipeline {

struct Painted {
    std::vector<Image> images;
    int stoppedAfter = 0;  // the step after which it was finished early; 0: all were taken
};

// One run of valid plans with their loaded models: prompts, noise, stages from the smallest up, decoding. Several plans
// are painted as one batch, a picture each, and are alike (checkAlike()); progress shows the first. Throws Cancelled
// and Error.
Painted paint(const Ensemble& ensemble, std::span<const plan::Plan> plans, const ProgressFunction& progress,
              const CancelToken& cancel);

// Throws Error unless there are plans and they differ in nothing but prompts, seed, people and edges.
void checkAlike(std::span<const plan::Plan> plans);

}  // namespace core::pipeline
