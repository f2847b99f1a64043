#pragma once

#include <string>

namespace core {

// Where networks compute, and in which numbers.
struct ComputeOptions {
    std::string device = "cpu";  // "cpu", "cuda", "cuda:1", "mps", or "auto": an accelerator where one works
    std::string precision;       // "fp32", "fp16" or "bf16"; empty: fp16 on an accelerator, fp32 on the CPU
};

}  // namespace core
