#include "core/models/model_registry.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/models/checkpoint_model.h"
#include "core/models/model_list.h"
#include "core/models/vocabulary_search.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestNotes = 64 << 10;

fs::path cleaned(const fs::path& path) {
    if (path.empty()) return path;
    const auto whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
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

// The list's entry of a model, which one in a watched folder gets when the person first says something of it. Throws
// Error that names those there are.
ListedModel& requireListed(ModelList& list, const std::string& id) {
    const auto isIt = [&](const ListedModel& model) { return model.place.id == id; };
    if (const auto listed = std::ranges::find_if(list.models, isIt); listed != list.models.end()) return *listed;
    const auto all = modelsOf(list, foldersOf(list));
    if (const auto found = std::ranges::find_if(all, isIt); found != all.end()) return list.models.emplace_back(*found);
    std::vector<std::string> known;
    for (const auto& model : all) known.push_back(model.place.id);
    fail("expected one of the added models [{}], found \"{}\"", fmt::join(known, ", "), id);
}

bool isWithin(const fs::path& path, const fs::path& folder) {
    const auto relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

// Folders have one, and lend it; files have none.
bool needsVocabulary(const ModelLocation& place) {
    std::error_code code;
    return place.vocabulary.empty() && !fs::is_directory(place.path, code) &&
           (place.lender.empty() || !fs::exists(place.lender / "model_index.json", code));
}

// Whether it could paint, and if not, why.
std::string lacksOf(const ModelLocation& place, const ModelSummary& about) try {
    if (about.kind == Kind::Pair) openCheckpointModel(place);
    return {};
} catch (const Error& error) {
    return error.what();
}

RegistryEntry entryOf(const ListedModel& model, const ModelLocation& asUsed) {
    RegistryEntry entry{.place = model.place, .notes = model.notes, .folder = model.folder};
    std::error_code code;
    entry.isFile = fs::is_regular_file(model.place.path, code);
    try {
        entry.about = describe(model.place);
        entry.words = readModelWords(model.place.path);
        entry.bytes = bytesAt(model.place.path);
        if (entry.isFile) entry.lacks = lacksOf(asUsed, *entry.about);
        if (entry.isFile && entry.about->kind == Kind::Pair) entry.vocabulary = asUsed.vocabulary;
    } catch (const Error& error) {
        entry.problem = error.what();
    }
    return entry;
}

}  // namespace

std::vector<ModelLocation> readRegistry(const fs::path& file) {
    const auto list = readModelList(file);
    std::vector<ModelLocation> places;
    for (const auto& model : modelsOf(list, foldersOf(list))) places.push_back(model.place);
    return places;
}

std::string addToRegistry(const fs::path& file, ModelLocation place) {
    auto list = readModelList(file);
    for (auto* path : {&place.path, &place.vocabulary, &place.structure, &place.lender}) *path = cleaned(*path);
    const auto all = modelsOf(list, foldersOf(list));
    for (const auto& known : all) {
        if (known.place.path == place.path)
            fail("{} is on the list already, as \"{}\"", place.path.string(), known.place.id);
        if (known.place.id == place.id) fail("expected a new id, found \"{}\", which another model has", place.id);
    }
    if (place.id.empty()) place.id = freeId(all, place.path);
    describe(place);
    list.models.push_back({.place = place});
    writeModelList(file, list);
    return place.id;
}

void removeFromRegistry(const fs::path& file, const std::string& id) {
    auto list = readModelList(file);
    if (const auto& model = requireListed(list, id); !model.folder.empty())
        fail("\"{}\" lies in a watched folder and is forgotten with it: {}", id, model.folder.string());
    std::erase_if(list.models, [&](const auto& model) { return model.place.id == id; });
    writeModelList(file, list);
}

void changeInRegistry(const fs::path& file, const ModelLocation& place) {
    auto list = readModelList(file);
    auto& listed = requireListed(list, place.id);
    describe(place);
    listed.place = place;
    writeModelList(file, list);
}

void noteInRegistry(const fs::path& file, const std::string& id, const std::string& notes) {
    if (notes.size() > kLongestNotes || !isUtf8(notes))
        fail("expected notes of at most {} bytes in UTF-8, found {}", kLongestNotes, notes.size());
    auto list = readModelList(file);
    requireListed(list, id).notes = notes;
    writeModelList(file, list);
}

void watchFolder(const fs::path& file, const fs::path& folder) {
    auto list = readModelList(file);
    const auto path = cleaned(folder);
    if (!fs::is_directory(path)) fail("{}: expected a folder to watch, found none", path.string());
    if (findSummary(path)) fail("{}: expected a folder of models, found a model: add it as one", path.string());
    for (const auto& known : list.folders)
        if (isWithin(path, known)) fail("{} is watched already, as {}", path.string(), known.string());
    list.folders.push_back(path);
    writeModelList(file, list);
}

void unwatchFolder(const fs::path& file, const fs::path& folder) {
    auto list = readModelList(file);
    const auto path = cleaned(folder);
    if (std::erase(list.folders, path) == 0) {
        std::vector<std::string> known;
        for (const auto& other : list.folders) known.push_back(other.string());
        fail("expected one of the watched folders [{}], found {}", fmt::join(known, ", "), path.string());
    }
    std::erase_if(list.models, [&](const auto& model) { return model.folder == path; });
    writeModelList(file, list);
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
        case RegistryEdit::Kind::Note:
            noteInRegistry(file, edit.place.id, edit.notes);
            break;
        case RegistryEdit::Kind::Watch:
            watchFolder(file, edit.place.path);
            break;
        case RegistryEdit::Kind::Unwatch:
            unwatchFolder(file, edit.place.path);
            break;
    }
}

void shareVocabulary(std::vector<ModelLocation>& places) {
    if (std::ranges::none_of(places, needsVocabulary)) return;
    const auto known = std::ranges::find_if(places, [](const auto& place) { return !place.vocabulary.empty(); });
    const auto vocabulary = known != places.end() ? known->vocabulary : knownClipVocabulary(places);
    for (auto& place : places)
        if (needsVocabulary(place)) place.vocabulary = vocabulary;
}

OwnModels ownModels(const fs::path& file) {
    const auto list = readModelList(file);
    OwnModels own{.models = {}, .folders = foldersOf(list)};
    auto models = modelsOf(list, own.folders);
    std::ranges::stable_sort(models, {}, [](const auto& model) { return !model.folder.empty(); });
    std::vector<ModelLocation> used;
    for (const auto& model : models) used.push_back(model.place);
    shareVocabulary(used);
    for (std::size_t i = 0; i < models.size(); ++i) own.models.push_back(entryOf(models[i], used[i]));
    return own;
}

ModelSummary describe(const ModelLocation& place) {
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
