#include "app/cli/generate_loras.h"

#include <algorithm>

#include "app/cli/generate_parse.h"
#include "core/base/error.h"
#include "core/models/model_registry.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using core::models::ModelLocation;
using core::models::ModelSources;

// Models that are named by their files, and the person's own.
std::vector<ModelLocation> placesOf(const ModelSources& sources) {
    auto places = sources.added;
    for (auto& place : core::models::readRegistry(sources.registry)) places.push_back(std::move(place));
    return places;
}

// The file's name, counted up where another model has it.
std::string freeId(const std::string& name, const std::vector<ModelLocation>& places, const fs::path& root) {
    auto id = name;
    for (int number = 2; std::ranges::count(places, id, &ModelLocation::id) > 0 || fs::exists(root / id); ++number)
        id = fmt::format("{}-{}", name, number);
    return id;
}

std::string idFrom(const std::string& text, ModelSources& sources) {
    const fs::path path(text);
    if (!fs::is_regular_file(path)) {
        if (path.has_parent_path()) core::fail("--lora: {}: expected a LoRA's file, found none there", text);
        return text;
    }
    ModelLocation place{.id = {}, .path = fs::absolute(path).lexically_normal()};
    const auto places = placesOf(sources);
    const auto known = std::ranges::find(places, place.path, &ModelLocation::path);
    if (known != places.end()) return known->id;
    place.id = freeId(place.path.stem().string(), places, sources.root);
    if (core::models::describe(place).kind != core::models::Kind::Lora)
        core::fail("--lora: {}: expected a LoRA, found another model", text);
    sources.added.push_back(place);
    return place.id;
}

}  // namespace

std::vector<core::plan::LoraPlan> lorasFrom(const std::vector<std::string>& texts, ModelSources& sources) {
    std::vector<core::plan::LoraPlan> loras;
    for (const auto& text : texts) {
        const auto [model, strength] = parseLora(text);
        loras.push_back({.model = idFrom(model, sources), .strength = strength.value_or(1.0)});
    }
    return loras;
}

}  // namespace cli
