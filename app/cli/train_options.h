#pragma once

#include "core/training/options.h"

namespace CLI {
class App;
}

namespace cli {

// What every stage of training is told.
void addRunOptions(CLI::App& stage, core::training::TrainingOptions& options);

// One line of progress.
void print(const core::training::TrainingReport& report);

}  // namespace cli
