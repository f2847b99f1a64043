#include "core/models/model_catalog.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/models/checkpoint_model.h"
#include "core/models/learned_bridge.h"
#include "core/models/model_registry.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

const char* pluralOf(Kind kind) {
    switch (kind) {
        case Kind::Pair:
            return "models";
        case Kind::Partner:
            return "partners";
        case Kind::ControlNet:
            return "ControlNets";
        case Kind::Lora:
            return "LoRAs";
        case Kind::Enlarger:
            return "enlargers";
    }
    return "";
}

// Every model that paints by itself can paint along.
bool servesAs(Kind wanted, Kind kind) { return kind == wanted || (wanted == Kind::Partner && kind == Kind::Pair); }

// What `read` finds; one broken model must not hide the others.
template <typename Read>
void addIfWhole(const Read& read, std::vector<ModelSummary>& found) {
    try {
        if (const std::optional<ModelSummary> summary = read()) found.push_back(*summary);
    } catch (const Error& error) {
        log::warning(error.what());
    }
}

}  // namespace

std::vector<ModelLocation> ModelCatalog::places() const {
    auto places = m_sources.added;
    try {
        std::ranges::move(readRegistry(m_sources.registry), std::back_inserter(places));
    } catch (const Error& error) {
        log::warning(error.what());
    }
    shareVocabulary(places);
    return places;
}

std::optional<ModelLocation> ModelCatalog::placeOf(const std::string& id) const {
    for (const auto& place : places())
        if (place.id == id) return place;
    return std::nullopt;
}

std::optional<ModelSummary> ModelCatalog::find(const std::string& id) const {
    if (const auto place = placeOf(id)) return describe(*place);
    return findSummary(m_sources.root / id);
}

std::vector<ModelSummary> ModelCatalog::models() const {
    std::vector<ModelSummary> found;
    for (const auto& place : places()) addIfWhole([&] { return std::optional(describe(place)); }, found);
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(m_sources.root, code))
        addIfWhole([&] { return findSummary(entry.path()); }, found);
    // An added model goes before a bundled one of the same id.
    std::ranges::stable_sort(found, {}, &ModelSummary::id);
    const auto twice = std::ranges::unique(found, {}, &ModelSummary::id);
    found.erase(twice.begin(), twice.end());
    return found;
}

ModelSummary ModelCatalog::require(const std::string& id, Kind kind) const {
    if (const auto summary = find(id); summary && servesAs(kind, summary->kind)) return *summary;
    std::vector<std::string> known;
    for (const auto& model : models())
        if (servesAs(kind, model.kind)) known.push_back(model.id);
    fail("expected one of the {} [{}] in {}, found \"{}\"", pluralOf(kind), fmt::join(known, ", "),
         m_sources.root.string(), id);
}

ModelParts ModelCatalog::open(const std::string& id, Kind kind) const {
    const auto about = require(id, kind);
    const auto place = placeOf(id);
    if (place && !fs::is_directory(place->path)) return openCheckpointModel(*place);
    auto parts = openModelFolder(place ? place->path : m_sources.root / id);
    parts.about = about;
    return parts;
}

PartFiles ModelCatalog::openControlNet(const std::string& id) const {
    require(id, Kind::ControlNet);
    const auto place = placeOf(id);
    if (place && !fs::is_directory(place->path)) return openCheckpointControlNet(*place);
    return openPart(place ? place->path : m_sources.root / id);
}

PartFiles ModelCatalog::openEnlarger(const std::string& id) const {
    require(id, Kind::Enlarger);
    const auto place = placeOf(id);
    if (place && !fs::is_directory(place->path)) return openCheckpointEnlarger(*place);
    return openPart(place ? place->path : m_sources.root / id);
}

std::shared_ptr<const nets::LoraFile> ModelCatalog::openLora(const std::string& id) const {
    require(id, Kind::Lora);  // only the person's list has any
    return openCheckpointLora(placeOf(id).value());
}

std::shared_ptr<nets::LatentBridge> ModelCatalog::findBridge(const std::string& leader,
                                                             const std::string& partner) const {
    return findLearnedBridge(m_sources.root, leader, partner);
}

}  // namespace core::models
