#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct PoseFinderOptions {
    TrainingOptions run{.threads = 2, .batch = 32, .minutes = 20, .samples = 60'000, .learningRate = 2e-3};
    std::filesystem::path out;  // folder to write
    int pictures = 8000;        // rendered once and held in memory
};

// Teaches a pose finder on renders that are blurred, spotted and tinted at random, so that it reads the smeared
// pictures of young generators as well. Checkpoints lie in `run.work`/pose-finder.
void trainPoseFinder(const PoseFinderOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
