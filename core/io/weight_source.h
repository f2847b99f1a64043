#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
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

    // The tensor's shape without a look at its values; empty when there is none of that name.
    virtual std::optional<std::vector<std::int64_t>> shapeOf(const std::string& key) const;

    // Whether a tensor holds reals, as weights do, and not whole numbers or truth values; false when there is none.
    virtual bool isReal(const std::string& key) const;

    // What the file says about itself in words, as the trainer wrote it.
    virtual const std::map<std::string, std::string>& metadata() const;

    // As find(), but throws Error naming key and file.
    torch::Tensor require(const std::string& key) const;
};

}  // namespace core::io
