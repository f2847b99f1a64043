#include "app/cli/bench_picture.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace cli {

void addPictureOptions(CLI::App& command, BenchPicture& picture) {
    command.add_option("--steps", picture.plan.steps, "Denoising steps")->capture_default_str();
    command.add_option("--guidance", picture.plan.guidance, "Guidance scale")->capture_default_str();
    command.add_option("--width", picture.plan.width, "Pixels")->capture_default_str();
    command.add_option("--height", picture.plan.height, "Pixels")->capture_default_str();
    command.add_option("--runs", picture.runs, "Timed runs after a warm-up")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    command.add_option("--threads", picture.threads, "CPU threads (default: one a core)");
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace cli
