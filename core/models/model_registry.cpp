#include "core/models/model_registry.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/models/checkpoint_model.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kLongestId = 200;

struct PathField {
    const char* key;
    fs::path ModelPlace::*path;
};
constexpr PathField kPaths[] = {{"path", &ModelPlace::path},
                                {"vocabulary", &ModelPlace::vocabulary},
                                {"structure", &ModelPlace::structure},
                                {"lender", &ModelPlace::lender}};

ModelPlace placeFrom(const json& object, const fs::path& file) {
    const io::JsonFile read(object, file);
    ModelPlace place{.id = read.require<std::string>("id"), .path = {}};
    for (const auto& [key, path] : kPaths) place.*path = fs::path(read.get<std::string>(key, ""));
    place.prediction = read.get<std::string>("prediction", "");
    if (place.id.empty() || place.path.empty())
        fail("{}: expected an id and a path of every model, found one without", file.string());
    return place;
}

json toJson(const ModelPlace& place) {
    json object = {{"id", place.id}};
    for (const auto& [key, path] : kPaths)
        if (!(place.*path).empty()) object[key] = (place.*path).string();
    if (!place.prediction.empty()) object["prediction"] = place.prediction;
    return object;
}

bool isTaken(const std::vector<ModelPlace>& places, const std::string& id) {
    return std::ranges::any_of(places, [&](const auto& place) { return place.id == id; });
}

// The file's name, counted up where another model has it.
std::string freeId(const std::vector<ModelPlace>& places, const fs::path& path) {
    const auto name = (path.has_filename() ? path : path.parent_path()).stem().string().substr(0, kLongestId);
    auto id = name;
    for (int number = 2; isTaken(places, id); ++number) id = fmt::format("{}-{}", name, number);
    return id;
}

// What cannot be read counts nothing.
std::int64_t bytesAt(const fs::path& path) {
    std::error_code code;
    if (!fs::is_directory(path, code)) return static_cast<std::int64_t>(fs::file_size(path, code));
    std::int64_t sum = 0;
    for (auto entry = fs::recursive_directory_iterator(path, code); entry != fs::recursive_directory_iterator();
         entry.increment(code))
        if (entry->is_regular_file(code)) sum += static_cast<std::int64_t>(entry->file_size(code));
    return sum;
}

}  // namespace

std::vector<ModelPlace> readRegistry(const fs::path& file) {
    if (file.empty() || !fs::exists(file)) return {};
    const io::JsonFile registry(file);
    if (const auto version = registry.require<int>("version"); version > kVersion)
        fail("{}: this list of models was written by a newer version of the program (format {}, known: {})",
             file.string(), version, kVersion);
    std::vector<ModelPlace> places;
    for (const auto& object : registry.require<std::vector<json>>("models")) {
        if (!object.is_object()) fail("{}: expected a list of objects under \"models\"", file.string());
        places.push_back(placeFrom(object, file));
    }
    return places;
}

void writeRegistry(const fs::path& file, const std::vector<ModelPlace>& places) {
    auto list = json::array();
    for (const auto& place : places) list.push_back(toJson(place));
    std::error_code code;
    fs::create_directories(file.parent_path(), code);  // writing says what is wrong
    const auto text = json{{"version", kVersion}, {"models", list}}.dump(2) + "\n";
    AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

std::string addToRegistry(const fs::path& file, ModelPlace place) {
    auto places = readRegistry(file);
    for (const auto& [key, path] : kPaths)
        if (!(place.*path).empty()) place.*path = fs::absolute(place.*path).lexically_normal();
    for (const auto& known : places)
        if (known.path == place.path) fail("{} is on the list already, as \"{}\"", place.path.string(), known.id);
    if (place.id.empty()) place.id = freeId(places, place.path);
    if (isTaken(places, place.id)) fail("expected a new id, found \"{}\", which another model has", place.id);
    describe(place);
    places.push_back(place);
    writeRegistry(file, places);
    return place.id;
}

void removeFromRegistry(const fs::path& file, const std::string& id) {
    auto places = readRegistry(file);
    std::vector<std::string> known;
    for (const auto& place : places) known.push_back(place.id);
    if (std::erase_if(places, [&](const auto& place) { return place.id == id; }) == 0)
        fail("expected one of the added models [{}], found \"{}\"", fmt::join(known, ", "), id);
    writeRegistry(file, places);
}

void changeInRegistry(const fs::path& file, const ModelPlace& place) {
    auto places = readRegistry(file);
    const auto known = std::ranges::find(places, place.id, &ModelPlace::id);
    if (known == places.end()) fail("expected one of the added models, found \"{}\"", place.id);
    describe(place);
    *known = place;
    writeRegistry(file, places);
}

void applyEdit(const fs::path& file, const RegistryEdit& edit) {
    switch (edit.kind) {
        case RegistryEdit::Kind::Add:
            addToRegistry(file, edit.place);
            break;
        case RegistryEdit::Kind::Change:
            changeInRegistry(file, edit.place);
            break;
        case RegistryEdit::Kind::Remove:
            removeFromRegistry(file, edit.place.id);
            break;
    }
}

std::vector<RegistryEntry> entriesOf(const fs::path& file) {
    std::vector<RegistryEntry> entries;
    for (auto& place : readRegistry(file)) {
        RegistryEntry entry{.place = std::move(place), .about = {}, .problem = {}};
        try {
            entry.about = describe(entry.place);
            entry.bytes = bytesAt(entry.place.path);
        } catch (const Error& error) {
            entry.problem = error.what();
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

ModelSummary describe(const ModelPlace& place) {
    if (!fs::exists(place.path)) fail("{}: expected a model, found nothing there", place.path.string());
    if (!fs::is_directory(place.path)) return readCheckpointSummary(place);
    auto summary = readSummary(place.path);
    summary.id = place.id;
    return summary;
}

fs::path standardRegistry() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const auto base = data && *data == '/' ? fs::path(data) : fs::path(home ? home : "") / ".local" / "share";
    return base / "pangu-draw" / "models.json";
}

}  // namespace core::models
