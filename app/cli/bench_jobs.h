#pragma once

#include <cstdint>
#include <functional>

#include "app/cli/bench_architectures.h"

namespace cli {

// One evaluation of a network with random weights, and how many operations it stands for.
struct BenchJob {
    std::function<void()> evaluate;
    double operations = 0;
};

// Latents of height x width.
BenchJob unetJob(const Architecture& architecture, std::int64_t height, std::int64_t width);
BenchJob autoencoderJob(const Architecture& architecture, std::int64_t height, std::int64_t width);

// All text towers, one prompt.
BenchJob textJob(const Architecture& architecture, std::int64_t = 0, std::int64_t = 0);

double secondsOf(const std::function<void()>& work);

// What the BLAS library reaches on a square product of floats: operations a second, best of several.
double sgemmPeak();

}  // namespace cli
