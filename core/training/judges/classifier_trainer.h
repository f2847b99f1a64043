#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct ClassifierOptions {
    // Helpers draw along with the threads, before training; with no samples planned the minutes are the plan.
    TrainingOptions run{.batch = 32, .minutes = 20, .samples = 0, .learningRate = 2e-3};
    std::filesystem::path from;  // when set: a classifier to begin with, where there is no checkpoint
    std::filesystem::path out;   // folder to write
    double halfSize = 0.5;       // share of batches at 128 x 128, a quarter of the work
    int pictures = 8000;         // rendered once and held in the device's memory, 0.2 MB each
    int checked = 512;           // held back; what the classifier says of them is logged
};

// Teaches a world classifier on renders, six in ten of them worn. Checkpoints lie in `run.work`/classifier.
void trainClassifier(const ClassifierOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
