#pragma once

#include <torch/types.h>

#include <string>

namespace core {

// "cpu", "cuda", "cuda:1" or "mps"; "auto" is the first accelerator that works, else the CPU.
// Throws Error when the device is not there.
torch::Device deviceFromName(const std::string& name);

// The type networks compute in by default on a device: half precision on GPUs, fp32 on the CPU.
torch::Dtype computeType(const torch::Device& device);

}  // namespace core
