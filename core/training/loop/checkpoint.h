#pragma once

#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>

#include <cstdint>
#include <filesystem>

#include "core/training/loop/ema.h"

namespace core::training {

// Where a training run stands; kept in a folder with the weights, their average and the optimiser.
struct TrainingState {
    std::int64_t samples = 0;
    std::int64_t steps = 0;
    double seconds = 0.0;
};

// Writes model.safetensors, ema.safetensors, optimizer.pt and, last, state.json.
void saveCheckpoint(const std::filesystem::path& folder, const torch::nn::Module& model, const Ema& ema,
                    const torch::optim::Optimizer& optimizer, const TrainingState& state);

// Continues from `folder`; a folder without state.json is a fresh start and leaves everything as it is.
TrainingState loadCheckpoint(const std::filesystem::path& folder, torch::nn::Module& model, Ema& ema,
                             torch::optim::Optimizer& optimizer);

}  // namespace core::training
