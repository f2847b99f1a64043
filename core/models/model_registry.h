#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/models/model_place.h"
#include "core/models/model_summary.h"

namespace core::models {

// The models that a person added, as a JSON file remembers them:
//   {"version": 1, "models": [{"id": ..., "path": ..., "vocabulary": ...}]}
// A missing file holds none. Throws Error for one that is damaged.
std::vector<ModelPlace> readRegistry(const std::filesystem::path& file);

// Throws Error when the disk is full or the folder read-only; the older file is whole then.
void writeRegistry(const std::filesystem::path& file, const std::vector<ModelPlace>& places);

// Puts a model on the list, under its id or one made from its file's name, and returns that id. What the place holds
// is looked at first: throws Error for what is no model, and for one that is there already.
std::string addToRegistry(const std::filesystem::path& file, ModelPlace place);

// Forgets a model; its files stay. Throws Error that names those there are.
void removeFromRegistry(const std::filesystem::path& file, const std::string& id);

// What a place holds, from headers and JSON alone. Throws Error that says what is wrong with it.
ModelSummary describe(const ModelPlace& place);

// models.json in the data folder of the program, after the XDG base directory specification.
std::filesystem::path standardRegistry();

}  // namespace core::models
