#pragma once

#include <string>
#include <vector>

#include "core/base/compute_options.h"

namespace core {

struct RuntimeOptions {
    int threads = 0;  // 0: one per core
};

// Prepares the process for numeric work; call once at program start, before the first tensor.
// Sets the thread count (Debian's LibTorch starts with one), lets threads that wait for each other sleep, so that other
// programs cost no more than their share, and tells the allocator to keep its pages: large tensors otherwise cost
// hundreds of thousands of page faults an evaluation.
void initRuntime(const RuntimeOptions& options = {});

// Leaves the calling thread behind the user interface: lower scheduling priority on Linux.
void lowerThreadPriority();

// "CPU · 2 threads · fp32" or "cuda · fp16", for the status bar. Throws Error for a device that is not there.
std::string runtimeSummary(const ComputeOptions& compute = {});

// The devices that work here: "cpu", and "cuda:0" and so on where LibTorch and the machine have them.
std::vector<std::string> computeDevices();

}  // namespace core
