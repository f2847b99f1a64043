#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/bench_architectures.h"
#include "core/base/compute_options.h"

// What `bench device` measures of an accelerator.
namespace cli {

// A reference's single evaluation, repeated on a device.
struct GoldenError {
    std::string name;
    double largest = 0.0;  // max|got - want| / max(1, max|want|)
};

// Of every run of the UNet cases in a folder of golden data (see tests/data). Throws Error.
std::vector<GoldenError> goldenErrors(const std::filesystem::path& golden, const core::ComputeOptions& compute);

// What the device reaches on a large square product in the options' precision: operations a second, best of several.
double matmulPeak(const core::ComputeOptions& compute);

struct StepTime {
    double seconds = 0.0;
    double operations = 0.0;
};

// One evaluation of an architecture's UNet with random weights for pictures of each of `sides` pixels; medians of
// several.
std::vector<StepTime> timeSteps(const Architecture& architecture, const std::vector<int>& sides,
                                const core::ComputeOptions& compute, int runs);

}  // namespace cli
