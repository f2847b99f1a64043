#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct FaceFinderOptions {
    // Helpers draw along with the threads, before training; with no samples planned the minutes are the plan.
    TrainingOptions run{.batch = 48, .minutes = 15, .samples = 0, .learningRate = 2e-3};
    std::filesystem::path out;  // folder to write
    int pictures = 4000;        // rendered once and held in the device's memory, 0.2 MB each
    int checked = 256;          // held back; what the finder says of them is logged
};

// Teaches a face finder on renders, some worn, some with spoiled faces. Checkpoints lie in `run.work`/face-finder.
void trainFaceFinder(const FaceFinderOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
