#include "core/io/sharded_weights.h"

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/io/safetensors.h"

namespace core::io {
namespace {

constexpr std::size_t kMostShards = 1000, kMostNames = 100'000;

// The file a tensor is in: a plain name, so that an index cannot reach into other folders.
std::filesystem::path shardFile(const std::filesystem::path& index, const std::string& tensor,
                                const nlohmann::json& value) {
    const auto name = value.is_string() ? std::filesystem::path(value.get<std::string>()) : std::filesystem::path();
    if (name.empty() || name != name.filename() || name.extension() != ".safetensors")
        fail("{}: expected the name of a safetensors file beside it for \"{}\", found {}", index.string(), tensor,
             value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return index.parent_path() / name;
}

}  // namespace

ShardedWeights::ShardedWeights(const std::filesystem::path& index) : m_index(index) {
    const auto tensors = JsonFile(index).require<nlohmann::json>("weight_map");
    if (!tensors.is_object() || tensors.empty())
        fail("{}: expected tensors and their files in \"weight_map\", found none", index.string());
    if (tensors.size() > kMostNames)
        fail("{}: expected at most {} tensors, found {}", index.string(), kMostNames, tensors.size());
    std::map<std::filesystem::path, std::shared_ptr<const WeightSource>> shards;
    for (const auto& [tensor, value] : tensors.items()) {
        const auto file = shardFile(index, tensor, value);
        auto& shard = shards[file];
        if (shards.size() > kMostShards) fail("{}: expected at most {} files", index.string(), kMostShards);
        if (!shard) shard = std::make_shared<SafetensorsFile>(file);
        if (!shard->shapeOf(tensor)) fail("{}: expected the tensor \"{}\", which is missing", file.string(), tensor);
        m_shardOf.emplace(tensor, shard);
    }
}

std::vector<std::string> ShardedWeights::keys() const {
    std::vector<std::string> keys;
    for (const auto& [tensor, shard] : m_shardOf) keys.push_back(tensor);
    return keys;
}

bool ShardedWeights::isReal(const std::string& key) const {
    const auto shard = m_shardOf.find(key);
    return shard != m_shardOf.end() && shard->second->isReal(key);
}

torch::Tensor ShardedWeights::find(const std::string& key) const {
    const auto shard = m_shardOf.find(key);
    return shard == m_shardOf.end() ? torch::Tensor() : shard->second->find(key);
}

std::optional<std::vector<std::int64_t>> ShardedWeights::shapeOf(const std::string& key) const {
    const auto shard = m_shardOf.find(key);
    if (shard == m_shardOf.end()) return std::nullopt;
    return shard->second->shapeOf(key);
}

}  // namespace core::io
