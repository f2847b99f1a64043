#pragma once

#include <torch/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace core::io {

// Named tensors from somewhere: a safetensors file, several shards, a foreign checkpoint.
class WeightSource {
 public:
    virtual ~WeightSource() = default;

    // The file or folder, for messages.
    virtual std::filesystem::path where() const = 0;
    virtual std::vector<std::string> keys() const = 0;

    // The tensor in its stored dtype, or an undefined one when there is none of that name.
    // It may share memory with the source, which it keeps alive; do not write to it.
    virtual torch::Tensor find(const std::string& key) const = 0;

    // As find(), but throws Error naming key and file.
    torch::Tensor require(const std::string& key) const;
};

}  // namespace core::io
