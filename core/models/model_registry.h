#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/models/model_location.h"
#include "core/models/model_summary.h"
#include "core/models/model_words.h"
#include "core/models/watched_folder.h"

namespace core::models {

// The models that a person added, and those that lie in the folders they watch, as model_list.h has them. Throws Error
// for a file that is damaged.
std::vector<ModelLocation> readRegistry(const std::filesystem::path& file);

// Puts a model on the list, under its id or one made from its file's name, and returns that id. What the place holds
// is looked at first: throws Error for what is no model, and for one that is there already.
std::string addToRegistry(const std::filesystem::path& file, ModelLocation place);

// Forgets a model; its files stay. Throws Error that names those there are, and for one in a watched folder: that goes
// with its folder.
void removeFromRegistry(const std::filesystem::path& file, const std::string& id);

// Replaces the place of the same id. Throws Error for an id that is not there, and for what is no model.
void changeInRegistry(const std::filesystem::path& file, const ModelLocation& place);

// The person's own words on a model. Throws Error for an id that is not there, and for more than 64 KiB.
void noteInRegistry(const std::filesystem::path& file, const std::string& id, const std::string& notes);

// From now on what lies in a folder is on the list, and no longer. What the person said of such models goes with the
// folder. Throws Error for what is no folder, is a model, or is watched already; and for one that is not.
void watchFolder(const std::filesystem::path& file, const std::filesystem::path& folder);
void unwatchFolder(const std::filesystem::path& file, const std::filesystem::path& folder);

// One change of the list, as the window asks for it.
struct RegistryEdit {
    enum class Kind { Add, Change, Remove, Note, Watch, Unwatch };
    Kind kind = Kind::Add;
    ModelLocation place;     // of what is removed or noted the id counts, of folders the path
    std::string notes = {};  // for Note
};
void applyEdit(const std::filesystem::path& file, const RegistryEdit& edit);

// A model of the list, or what is wrong with it.
struct RegistryEntry {
    ModelLocation place;
    std::string notes = {};
    std::filesystem::path folder = {};      // the watched one that it lies in; empty: added by itself
    bool isFile = false;                    // a single one, which may lack parts
    std::filesystem::path vocabulary = {};  // that such a file reads: its place's, another's, or one that was found
    std::optional<ModelSummary> about = {};
    ModelWords words = {};
    std::string problem = {};  // a sentence; empty when all is well
    std::string lacks = {};    // a sentence on what has still to be said or borrowed before it paints
    std::int64_t bytes = 0;    // on the disk
};

// Models in watched folders stand behind those that were added.
struct OwnModels {
    std::vector<RegistryEntry> models;
    std::vector<WatchedFolder> folders;
};
OwnModels ownModels(const std::filesystem::path& file);

// A model without a vocabulary, and without a lender that has one, reads that of the first which has one; where none
// has, one that another program keeps on this machine (see vocabulary_search.h).
void shareVocabulary(std::vector<ModelLocation>& places);

// What a place holds, from headers and JSON alone. Throws Error that says what is wrong with it.
ModelSummary describe(const ModelLocation& place);

// models.json in the data folder of the program, after the XDG base directory specification.
std::filesystem::path standardRegistry();

}  // namespace core::models
