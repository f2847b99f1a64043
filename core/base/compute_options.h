#pragma once

#include <string>

namespace core {

// Where networks compute, in which numbers, and how much memory models may keep.
struct ComputeOptions {
    std::string device = "cpu";  // "cpu", "cuda", "cuda:1", "mps", or "auto": an accelerator where one works
    std::string precision;       // "fp32", "fp16" or "bf16"; empty: fp16 on an accelerator, fp32 on the CPU
    double memoryShare = 0.7;    // of the free memory, 0..1: so much may be filled before unused models go
};

}  // namespace core
