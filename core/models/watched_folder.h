#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace core::models {

// A folder in which models appear and vanish by themselves: whatever lies there is on the list.
struct WatchedFolder {
    std::filesystem::path path;
    std::vector<std::filesystem::path> models;  // files of weights, and folders with model_index.json or config.json
    std::vector<std::filesystem::path> subfolders;  // in which more may appear
    std::string problem;                            // a sentence: it is gone, or cannot be read
};

// Looks four folders deep and for at most 2,000 models, in the order of their paths. Opens no model. Hidden files and
// links to folders are passed over.
WatchedFolder lookInto(const std::filesystem::path& folder);

}  // namespace core::models
