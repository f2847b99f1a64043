#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <string>

#include "core/io/json_file.h"
#include "core/io/safetensors.h"

namespace core::io {

struct LoadOptions {
    // Old or foreign key -> the module's parameter name; an empty result means "ignore this key".
    std::function<std::string(const std::string&)> rename = [](const std::string& key) { return key; };
};

// Copies every parameter and buffer of `module` from `source`, converting to the parameter's dtype.
// Strict: throws one Error that names every missing, unexpected or wrongly shaped tensor, and whole numbers in place of
// weights, with the file (the first ten of each kind); the module is not touched in that case. Counters and the like,
// tensors of whole numbers that nobody asks for, are passed over. Throws Error, too, for a weight that is
// infinite or no number.
void loadWeights(torch::nn::Module& module, const WeightSource& source, const LoadOptions& options = {});

// Refuses a config whose network needs more numbers than its weights have, before gigabytes are set aside for it:
// `least` is a lower bound of them. Throws Error naming both files.
void checkPromise(const JsonFile& config, std::int64_t least, const WeightSource& source);

// The module's parameters and buffers by name, detached; dtype as given (kHalf for shipped weights).
TensorMap weightsOf(const torch::nn::Module& module, torch::Dtype dtype);

}  // namespace core::io
