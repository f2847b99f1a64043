#include "core/models/watched_folder.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;

constexpr int kDepth = 4;
constexpr std::size_t kMostModels = 2'000, kMostEntries = 20'000, kMostSubfolders = 500;

bool isModelFolder(const fs::path& folder) {
    std::error_code code;
    return fs::exists(folder / "model_index.json", code) || fs::exists(folder / "config.json", code);
}

bool isWeights(const fs::path& file) {
    const auto ending = file.extension();
    return ending == ".safetensors" || ending == ".ckpt";
}

bool isHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::vector<fs::directory_entry> sortedEntries(const fs::path& folder, std::error_code& code) {
    std::vector<fs::directory_entry> entries;
    auto entry = fs::directory_iterator(folder, code);
    for (; !code && entry != fs::directory_iterator() && entries.size() < kMostEntries; entry.increment(code))
        if (!isHidden(entry->path())) entries.push_back(*entry);
    std::ranges::sort(entries, {}, [](const auto& found) { return found.path().string(); });
    return entries;
}

void look(const fs::path& folder, int depth, WatchedFolder& found, std::error_code& failure) {
    for (const auto& entry : sortedEntries(folder, failure)) {
        std::error_code code;
        if (found.models.size() >= kMostModels) return;
        const bool isFolder = entry.is_directory(code);
        if (isFolder ? isModelFolder(entry.path()) : isWeights(entry.path()) && entry.is_regular_file(code)) {
            found.models.push_back(entry.path());
        } else if (isFolder && !entry.is_symlink(code) && depth < kDepth && found.subfolders.size() < kMostSubfolders) {
            found.subfolders.push_back(entry.path());
            look(entry.path(), depth + 1, found, code);  // one that cannot be read must not hide the others
        }
    }
}

}  // namespace

WatchedFolder lookInto(const fs::path& folder) {
    WatchedFolder found{.path = folder, .models = {}, .subfolders = {}, .problem = {}};
    std::error_code failure;
    look(folder, 1, found, failure);
    if (failure)
        found.problem = fmt::format("{}: the watched folder cannot be read ({})", folder.string(), failure.message());
    return found;
}

}  // namespace core::models
