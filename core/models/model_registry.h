#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
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

// Replaces the place of the same id. Throws Error for an id that is not there, and for what is no model.
void changeInRegistry(const std::filesystem::path& file, const ModelPlace& place);

// One change of the list, as the window asks for it.
struct RegistryEdit {
    enum class Kind { Add, Change, Remove };
    Kind kind = Kind::Add;
    ModelPlace place;  // of what is removed the id counts
};
void applyEdit(const std::filesystem::path& file, const RegistryEdit& edit);

// A model of the list, or what is wrong with it.
struct RegistryEntry {
    ModelPlace place;
    std::optional<ModelSummary> about;
    std::string problem;     // a sentence; empty when all is well
    std::int64_t bytes = 0;  // on the disk
};
std::vector<RegistryEntry> entriesOf(const std::filesystem::path& file);

// What a place holds, from headers and JSON alone. Throws Error that says what is wrong with it.
ModelSummary describe(const ModelPlace& place);

// models.json in the data folder of the program, after the XDG base directory specification.
std::filesystem::path standardRegistry();

}  // namespace core::models
