#pragma once

#include <torch/types.h>

#include <string>

#include "core/base/compute_options.h"

namespace core {

// "cpu", "cuda", "cuda:1" or "mps"; "auto" is the first accelerator that works, else the CPU.
// Throws Error when the device is not there.
torch::Device deviceFromName(const std::string& name);

// The type networks compute in by default on a device: half precision on GPUs, fp32 on the CPU.
torch::Dtype computeType(const torch::Device& device);

// Where a network's weights are, and in which numbers.
struct Placement {
    torch::Device device = torch::kCPU;
    torch::Dtype type = torch::kFloat32;
};

// Throws Error for a device that is not there, and for half precision on the CPU, which is many times slower than fp32.
Placement placementFrom(const ComputeOptions& options);

}  // namespace core
