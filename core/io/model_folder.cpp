#include "core/io/model_folder.h"

#include "core/base/error.h"
#include "core/io/safetensors.h"

namespace core::io {
namespace {

// The first of the names that exists; throws naming them all.
std::filesystem::path firstOf(const std::filesystem::path& folder, std::initializer_list<const char*> names) {
    for (const auto* name : names)
        if (std::filesystem::exists(folder / name)) return folder / name;
    fail("{}: expected a file named {}, found none", folder.string(), fmt::join(names, " or "));
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

std::unique_ptr<WeightSource> partWeights(const std::filesystem::path& part) {
    return std::make_unique<SafetensorsFile>(
        firstOf(part, {"diffusion_pytorch_model.safetensors", "model.safetensors"}));
}

}  // namespace core::io
