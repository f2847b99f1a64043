#pragma once

#include <map>
#include <memory>

#include "core/io/weight_source.h"

namespace core::io {

// Weights spread over several safetensors files, listed by an index (*.safetensors.index.json) beside them:
// {"weight_map": {"<tensor>": "<file>", ...}}.
class ShardedWeights final : public WeightSource {
 public:
    // Opens every file. Throws Error when one is missing, lies outside of the index's folder, or lacks a tensor
    // that the index promises.
    explicit ShardedWeights(const std::filesystem::path& index);

    std::filesystem::path where() const override { return m_index; }
    std::vector<std::string> keys() const override;
    torch::Tensor find(const std::string& key) const override;
    std::optional<std::vector<std::int64_t>> shapeOf(const std::string& key) const override;
    bool isReal(const std::string& key) const override;

 private:
    std::filesystem::path m_index;
    std::map<std::string, std::shared_ptr<const WeightSource>> m_shardOf;  // by tensor
};

}  // namespace core::io
