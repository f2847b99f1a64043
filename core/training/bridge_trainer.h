#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct BridgeOptions {
    TrainingOptions run{.threads = 2, .batch = 32, .minutes = 15, .samples = 64'000, .learningRate = 1e-3};
    std::filesystem::path leader;                 // model folders; they must share the grid for one picture
    std::vector<std::filesystem::path> partners;  // of one latent space: the first one's autoencoder is taken
    std::filesystem::path out;                    // folder to write
    int pictures = 2000;                          // encoded once by both and held in memory
};

// Trains a learned bridge (design 1.2) between two autoencoders from pairs (E'(x), E(x)) of the same
// pictures, half of them blurred: early predictions of z0 are smooth. Checkpoints lie in `run.work`/bridge.
// Throws Error when the two latent grids of one picture differ.
void trainBridge(const BridgeOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
