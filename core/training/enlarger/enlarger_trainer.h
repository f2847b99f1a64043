#pragma once

#include <filesystem>

#include "core/training/options.h"

namespace core::training {

struct EnlargerOptions {
    // Threads and helpers draw before training, and the helpers make batches; with no samples planned the minutes,
    // which do not count the drawing, are the plan.
    TrainingOptions run{.batch = 16, .minutes = 25, .samples = 0, .learningRate = 1e-3};
    std::filesystem::path autoencoder = {};  // folder of a model whose autoencoder's pictures it is to enlarge, too
    std::filesystem::path out = {};          // folder to write
    int features = 32;
    int convolutions = 10;  // between the first and the last; with 32 features a hundred thousand weights
    int pictures = 320;     // rendered once, 1 MB each; crops of them make many samples
    int checked = 16;       // held back; how well they are enlarged is logged
    int crop = 32;          // small pixels a side of a sample
};

// Teaches a compact enlarger to double pictures: it is to make a render of a crop's double size out of the reduced
// render, or out of what the autoencoder makes of that. Mean distance, and half as much the distance of steps between
// neighbouring pixels (picture_losses.h). Checkpoints lie in `run.work`/enlarger; `out` gets config.json and weights in
// half precision. Throws Error when there is no autoencoder where one was named.
void trainEnlarger(const EnlargerOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
