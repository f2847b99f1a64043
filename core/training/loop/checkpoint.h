#pragma once

#include <cstdint>
#include <filesystem>

#include "core/training/loop/trained_network.h"

namespace core::training {

// Where a training run stands; kept in a folder with the network.
struct TrainingState {
    std::int64_t samples = 0;
    std::int64_t steps = 0;
    double seconds = 0.0;
};

// Writes the network's files and, last, state.json.
void saveCheckpoint(const std::filesystem::path& folder, const TrainedNetwork& network, const TrainingState& state);

// Continues from `folder`; a folder without state.json is a fresh start and leaves everything as it is.
TrainingState loadCheckpoint(const std::filesystem::path& folder, TrainedNetwork& network);

}  // namespace core::training
