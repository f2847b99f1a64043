#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/models/model_location.h"
#include "core/models/watched_folder.h"

namespace core::models {

// A model on the person's list.
struct ListedModel {
    ModelLocation place;
    std::string notes = {};             // the person's own words
    std::filesystem::path folder = {};  // the watched folder that it lies in; empty: added by itself
};

// What the person's file of models remembers:
//   {"version": 1, "models": [{"id": ..., "path": ..., "vocabulary": ..., "notes": ...}], "folders": [...]}
// Of the models in watched folders, `models` has those alone of which the person said something.
struct ModelList {
    std::vector<ListedModel> models;
    std::vector<std::filesystem::path> folders;
};

// A missing file holds none. Throws Error for one that is damaged.
ModelList readModelList(const std::filesystem::path& file);

// Throws Error when the disk is full, the folder read-only, or a path is not UTF-8; the older file is whole then.
void writeModelList(const std::filesystem::path& file, const ModelList& list);

// A model's name for a path: the file's, counted up where another model has it.
std::string freeId(const std::vector<ListedModel>& models, const std::filesystem::path& path);

// All models: those of the list, and those that lie in the folders now, under ids made from their names.
std::vector<ListedModel> modelsOf(const ModelList& list, const std::vector<WatchedFolder>& folders);

// The folders as they are now.
std::vector<WatchedFolder> foldersOf(const ModelList& list);

}  // namespace core::models
