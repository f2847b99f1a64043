#include "app/cli/named_models.h"

#include <algorithm>
#include <vector>

#include "core/base/error.h"
#include "core/models/model_registry.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using core::models::Kind;
using core::models::ModelLocation;
using core::models::ModelSources;

const char* wantedName(Kind kind) {
    switch (kind) {
        case Kind::ControlNet:
            return "a ControlNet";
        case Kind::Lora:
            return "a LoRA";
        case Kind::Enlarger:
            return "an enlarger";
        case Kind::Pair:
        case Kind::Partner:
            break;
    }
    return "a model that paints";
}

// Every model that paints by itself can paint along.
bool servesAs(Kind wanted, Kind kind) { return kind == wanted || (wanted == Kind::Partner && kind == Kind::Pair); }

// Models that are named by their files, and the person's own.
std::vector<ModelLocation> placesOf(const ModelSources& sources) {
    auto places = sources.added;
    for (auto& place : core::models::readRegistry(sources.registry)) places.push_back(std::move(place));
    return places;
}

// The file's name, counted up where another model has it.
std::string freeId(const fs::path& path, const std::vector<ModelLocation>& places, const fs::path& root) {
    const auto name = (path.has_filename() ? path : path.parent_path()).stem().string();
    auto id = name;
    for (int number = 2; std::ranges::count(places, id, &ModelLocation::id) > 0 || fs::exists(root / id); ++number)
        id = fmt::format("{}-{}", name, number);
    return id;
}

}  // namespace

bool isModelPath(const std::string& text) {
    const fs::path path(text);
    return fs::is_regular_file(path) || (path.has_parent_path() && fs::exists(path));
}

std::string idOfModel(const std::string& option, const std::string& text, Kind kind, ModelSources& sources,
                      ModelLocation extras) {
    if (!isModelPath(text)) {
        const bool isMeantAsPath = fs::path(text).has_parent_path();
        if (isMeantAsPath) core::fail("{}: {}: expected {}, found nothing there", option, text, wantedName(kind));
        return text;
    }
    auto place = std::move(extras);
    place.path = fs::absolute(fs::path(text)).lexically_normal();
    const auto places = placesOf(sources);
    const auto known = std::ranges::find(places, place.path, &ModelLocation::path);
    if (known != places.end()) return known->id;
    place.id = freeId(place.path, places, sources.root);
    if (!servesAs(kind, core::models::describe(place).kind))
        core::fail("{}: {}: expected {}, found another model", option, text, wantedName(kind));
    sources.added.push_back(place);
    return place.id;
}

}  // namespace cli
