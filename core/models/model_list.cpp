#include "core/models/model_list.h"

#include <algorithm>
#include <set>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/model_id.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kVersion = 1;

struct PathField {
    const char* key;
    fs::path ModelLocation::*path;
};
constexpr PathField kPaths[] = {{"path", &ModelLocation::path},
                                {"vocabulary", &ModelLocation::vocabulary},
                                {"structure", &ModelLocation::structure},
                                {"lender", &ModelLocation::lender}};

ListedModel modelFrom(const json& object, const fs::path& file) {
    const io::JsonFile read(object, file);
    ListedModel model{.place = {.id = read.require<std::string>("id"), .path = {}}};
    auto& place = model.place;
    for (const auto& [key, path] : kPaths) place.*path = fs::path(read.get<std::string>(key, ""));
    place.prediction = read.get<std::string>("prediction", "");
    model.notes = read.get<std::string>("notes", "");
    model.folder = fs::path(read.get<std::string>("folder", ""));
    if (place.id.empty() || place.path.empty())
        fail("{}: expected an id and a path of every model, found one without", file.string());
    return model;
}

std::string inUtf8(const fs::path& path) {
    auto text = path.string();
    if (!isUtf8(text)) fail("{}: expected a path in UTF-8, which the list of models is written in", text);
    return text;
}

json toJson(const ListedModel& model) {
    json object = {{"id", model.place.id}};
    for (const auto& [key, path] : kPaths)
        if (!(model.place.*path).empty()) object[key] = inUtf8(model.place.*path);
    if (!model.place.prediction.empty()) object["prediction"] = model.place.prediction;
    if (!model.notes.empty()) object["notes"] = model.notes;
    if (!model.folder.empty()) object["folder"] = inUtf8(model.folder);
    return object;
}

bool isTaken(const std::vector<ListedModel>& models, const std::string& id) {
    return std::ranges::any_of(models, [&](const auto& model) { return model.place.id == id; });
}

// What was said of a model in a watched folder is kept while the model is away, but not shown.
bool isAway(const ListedModel& model) {
    std::error_code code;
    return !model.folder.empty() && !fs::exists(model.place.path, code);
}

// A name as plans can hold it: not hidden, and no way to another folder.
std::string nameFor(const fs::path& path) {
    auto name = (path.has_filename() ? path : path.parent_path()).stem().string();
    std::ranges::replace(name, '\\', '_');
    name.erase(0, std::min(name.find_first_not_of('.'), name.size()));
    return name.empty() ? "model" : name;
}

}  // namespace

ModelList readModelList(const fs::path& file) {
    if (file.empty() || !fs::exists(file)) return {};
    const io::JsonFile registry(file);
    if (const auto version = registry.require<int>("version"); version > kVersion)
        fail("{}: this list of models was written by a newer version of the program (format {}, known: {})",
             file.string(), version, kVersion);
    ModelList list;
    for (const auto& object : registry.require<std::vector<json>>("models")) {
        if (!object.is_object()) fail("{}: expected a list of objects under \"models\"", file.string());
        list.models.push_back(modelFrom(object, file));
    }
    for (const auto& folder : registry.get<std::vector<std::string>>("folders", {}))
        if (!folder.empty()) list.folders.emplace_back(folder);
    return list;
}

void writeModelList(const fs::path& file, const ModelList& list) {
    auto models = json::array(), folders = json::array();
    for (const auto& model : list.models) models.push_back(toJson(model));
    for (const auto& folder : list.folders) folders.push_back(inUtf8(folder));
    std::error_code code;
    fs::create_directories(file.parent_path(), code);  // writing says what is wrong
    json all = {{"version", kVersion}, {"models", std::move(models)}};
    if (!folders.empty()) all["folders"] = std::move(folders);
    const auto text = all.dump(2) + "\n";
    AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

std::string freeId(const std::vector<ListedModel>& models, const fs::path& path) {
    const auto name = nameFor(path);
    auto id = repairedUtf8(name, kLongestModelId);
    for (int number = 2; isTaken(models, id); ++number) {
        const auto ending = fmt::format("-{}", number);
        id = repairedUtf8(name, kLongestModelId - ending.size()) + ending;
    }
    return id;
}

std::vector<WatchedFolder> foldersOf(const ModelList& list) {
    std::vector<WatchedFolder> folders;
    for (const auto& folder : list.folders) folders.push_back(lookInto(folder));
    return folders;
}

std::vector<ListedModel> modelsOf(const ModelList& list, const std::vector<WatchedFolder>& folders) {
    auto models = list.models;
    std::set<fs::path> known;
    for (const auto& model : models) known.insert(model.place.path);
    for (const auto& folder : folders)
        for (const auto& path : folder.models)
            if (known.insert(path).second)
                models.push_back({.place = {.id = freeId(models, path), .path = path}, .folder = folder.path});
    std::erase_if(models, isAway);
    return models;
}

}  // namespace core::models
