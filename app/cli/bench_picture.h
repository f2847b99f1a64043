#pragma once

#include <vector>

#include "core/plan/plan.h"

namespace CLI {
class App;
}

namespace cli {

// The picture that is painted again and again to be timed.
struct BenchPicture {
    core::plan::Plan plan;
    int runs = 5;
    int threads = 0;

    BenchPicture() { plan.prompt = "a girl in a red dress on the beach, watercolour"; }
};

// Adds --steps, --guidance, --width, --height, --runs and --threads.
void addPictureOptions(CLI::App& command, BenchPicture& picture);

double median(std::vector<double> values);

}  // namespace cli
