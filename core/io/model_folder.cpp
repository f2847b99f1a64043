#include "core/io/model_folder.h"

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/safetensors.h"
#include "core/io/sharded_weights.h"

namespace core::io {
namespace {

// The first of the names that exists; throws naming them all.
std::filesystem::path firstOf(const std::filesystem::path& folder, std::initializer_list<const char*> names) {
    for (const auto* name : names)
        if (std::filesystem::exists(folder / name)) return folder / name;
    fail("{}: expected a file named {}, found none", folder.string(), fmt::join(names, " or "));
}

// "<stem><variant>.safetensors", or the shards that an index of either spelling lists; null for neither.
std::shared_ptr<const WeightSource> weightsCalled(const std::filesystem::path& stem, const std::string& variant) {
    const auto name = stem.string();
    if (const auto file = name + variant + ".safetensors"; std::filesystem::exists(file))
        return std::make_shared<SafetensorsFile>(file);
    for (const auto& index :
         {name + variant + ".safetensors.index.json", name + ".safetensors.index" + variant + ".json"})
        if (std::filesystem::exists(index)) return std::make_shared<ShardedWeights>(index);
    return nullptr;
}

}  // namespace

ModelFolder::ModelFolder(std::filesystem::path folder)
    : m_folder(std::move(folder)), m_index(m_folder / "model_index.json") {}

bool ModelFolder::hasPart(const std::string& part) const { return std::filesystem::is_directory(m_folder / part); }

std::filesystem::path ModelFolder::requirePart(const std::string& part) const {
    if (!hasPart(part)) fail("{}: expected a folder \"{}\" in the model, found none", m_folder.string(), part);
    return m_folder / part;
}

JsonFile partConfig(const std::filesystem::path& part) {
    return JsonFile(firstOf(part, {"config.json", "scheduler_config.json"}));
}

std::shared_ptr<const WeightSource> partWeights(const std::filesystem::path& part) {
    for (const std::string variant : {"", ".fp16", ".bf16", ".non_ema"})
        for (const std::string stem : {"diffusion_pytorch_model", "model"})
            if (auto weights = weightsCalled(part / stem, variant)) return weights;
    for (const auto* pickled : {"diffusion_pytorch_model.bin", "pytorch_model.bin"})
        if (std::filesystem::exists(part / pickled)) throw Error(pickleRefusal(part / pickled));
    fail("{}: expected a file named diffusion_pytorch_model.safetensors or model.safetensors, found none",
         part.string());
}

}  // namespace core::io
