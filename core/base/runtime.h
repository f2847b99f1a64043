#pragma once

#include <string>

namespace core {

struct RuntimeOptions {
    int threads = 0;  // 0: one per core
};

// Prepares the process for numeric work; call once at program start, before the first tensor.
// Sets the thread count (Debian's LibTorch starts with one) and tells the allocator to keep its
// pages: large tensors otherwise cost hundreds of thousands of page faults an evaluation.
void initRuntime(const RuntimeOptions& options = {});

// Leaves the calling thread behind the user interface: lower scheduling priority on Linux.
void lowerThreadPriority();

// "CPU · 2 threads · fp32", for the status bar.
std::string runtimeSummary();

}  // namespace core
