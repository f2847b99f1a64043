#include "core/models/vocabulary_search.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/text/clip_vocabulary.h"
#include "core/text/vocabulary_place.h"

namespace core::models {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

constexpr std::size_t kMostListed = 2'000;  // of one folder
constexpr int kMostAbove = 8;               // folders above a model

// Tokenizers inside of other programs, below the program's folder.
constexpr const char* kInPrograms[] = {
    "comfy/sd1_tokenizer",                // ComfyUI
    "dlbackend/*/comfy/sd1_tokenizer",    // SwarmUI
    "ldm_patched/modules/sd1_tokenizer",  // Fooocus, older Forge
    "backend/huggingface/*/*/tokenizer",  // Forge
    "models/diffusers/*/tokenizer",       // ComfyUI and A1111
    "models/*/tokenizer",                 // InvokeAI, in the ways of its versions
    "models/*/*/*/tokenizer",
    "models/core/convert/*",
    "repositories/*/clip",  // A1111
    "repositories/*/open_clip",
    "repositories/*/src/open_clip",
    "venv/lib/python3*/site-packages/clip",
    "venv/lib/python3*/site-packages/open_clip",
    ".venv/lib/python3*/site-packages/clip",
    ".venv/lib/python3*/site-packages/open_clip",
    "venv/Lib/site-packages/clip",  // on a disk that Windows shares
    "venv/Lib/site-packages/open_clip",
};
constexpr const char* kInHubs[] = {"models--*/snapshots/*", "models--*/snapshots/*/tokenizer",
                                   "models--*/snapshots/*/tokenizer_2"};
constexpr const char* kInPackages[] = {"clip", "open_clip"};
constexpr const char* kProgramsAtHome[] = {"*",
                                           "*/Packages/*",  // StabilityMatrix
                                           "*/Data/Packages/*", ".local/share/StabilityMatrix/Packages/*",
                                           ".local/share/krita/ai_diffusion/server/ComfyUI"};
constexpr const char* kPackagesAtHome[] = {".local/lib/python3*/site-packages",
                                           "*conda3/lib/python3*/site-packages",
                                           "*conda3/envs/*/lib/python3*/site-packages",
                                           "miniforge3/lib/python3*/site-packages",
                                           "miniforge3/envs/*/lib/python3*/site-packages",
                                           ".pyenv/versions/*/lib/python3*/site-packages"};
constexpr const char* kPackagesOfSystem[] = {"usr/lib/python3*/dist-packages", "usr/local/lib/python3*/dist-packages",
                                             "usr/local/lib/python3*/site-packages"};

bool isFolder(const fs::path& path) {
    std::error_code code;
    return fs::is_directory(path, code);
}

// Whether a name is what a pattern with at most one `*` says; `*` alone passes hidden names over.
bool fits(std::string_view name, std::string_view pattern) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) return name == pattern;
    const auto before = pattern.substr(0, star), after = pattern.substr(star + 1);
    if (before.empty() && name.starts_with('.')) return false;
    return name.size() >= before.size() + after.size() && name.starts_with(before) && name.ends_with(after);
}

Paths foldersIn(const fs::path& folder, std::string_view pattern) {
    if (pattern.find('*') == std::string_view::npos) {
        const auto path = folder / pattern;
        return isFolder(path) ? Paths{path} : Paths{};
    }
    Paths found;
    std::error_code code;
    auto entry = fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
    for (std::size_t i = 0; !code && entry != fs::directory_iterator() && i < kMostListed; entry.increment(code), ++i)
        if (fits(entry->path().filename().string(), pattern) && isFolder(entry->path())) found.push_back(entry->path());
    std::ranges::sort(found);
    return found;
}

// The folders below `root` that a pattern such as "models/*/tokenizer" fits.
Paths matching(const fs::path& root, const fs::path& pattern) {
    Paths found{root};
    for (const auto& part : pattern) {
        Paths next;
        for (const auto& folder : found) std::ranges::move(foldersIn(folder, part.string()), std::back_inserter(next));
        found = std::move(next);
    }
    return found;
}

template <typename Patterns>
void addMatching(const fs::path& root, const Patterns& patterns, Paths& found) {
    for (const char* pattern : patterns) std::ranges::move(matching(root, pattern), std::back_inserter(found));
}

fs::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value && *value == '/' ? fs::path(value) : fs::path();
}

void addAbove(const fs::path& path, Paths& programs) {
    auto folder = path.parent_path();
    for (int i = 0; i < kMostAbove && folder.has_relative_path(); ++i, folder = folder.parent_path())
        if (std::ranges::find(programs, folder) == programs.end()) programs.push_back(folder);
}

// CLIP's own has its start token, which vocabularies of the same file names (GPT-2's) have not: told before the whole
// is read.
bool isClips(const fs::path& place) try {
    const auto found = text::findVocabulary(place);
    constexpr std::size_t kLargest = 16u << 20;
    if (!found) return false;
    const bool isTable = found->form == text::VocabularyForm::MergeTable;
    if (!isTable && text::readMaybeZipped(found->file, kLargest).find("<|startoftext|>") == std::string::npos)
        return false;
    return text::ClipVocabulary(place).size() == text::ClipVocabulary::kReleasedSize;
} catch (const Error&) {
    return false;
}

bool isThere(const fs::path& path) {
    std::error_code code;
    return !path.empty() && fs::exists(path, code);
}

}  // namespace

VocabularyRoots vocabularyRoots(const std::vector<ModelLocation>& places) {
    VocabularyRoots roots;
    for (const auto& place : places) {
        if (isFolder(place.path)) roots.models.push_back(place.path);
        if (isFolder(place.lender)) roots.models.push_back(place.lender);
        addAbove(place.path, roots.programs);
    }
    const auto home = fromEnvironment("HOME"), hub = fromEnvironment("HF_HOME");
    auto cache = fromEnvironment("XDG_CACHE_HOME");
    if (cache.empty() && !home.empty()) cache = home / ".cache";
    for (const auto& folder : {fromEnvironment("HF_HUB_CACHE"), fromEnvironment("HUGGINGFACE_HUB_CACHE"),
                               hub.empty() ? hub : hub / "hub", cache.empty() ? cache : cache / "huggingface" / "hub"})
        if (!folder.empty()) roots.hubs.push_back(folder);
    for (const char* python : {"VIRTUAL_ENV", "CONDA_PREFIX"})
        if (const auto folder = fromEnvironment(python); !folder.empty())
            std::ranges::move(matching(folder, "lib/python3*/site-packages"), std::back_inserter(roots.packages));
    if (!home.empty()) {
        addMatching(home, kProgramsAtHome, roots.programs);
        addMatching(home, kPackagesAtHome, roots.packages);
    }
    addMatching("/", kPackagesOfSystem, roots.packages);
    return roots;
}

fs::path findClipVocabulary(const VocabularyRoots& roots) {
    Paths places;
    for (const auto& folder : roots.models) places.push_back(folder / "tokenizer");
    for (const auto& folder : roots.hubs) addMatching(folder, kInHubs, places);
    for (const auto& folder : roots.programs) addMatching(folder, kInPrograms, places);
    for (const auto& folder : roots.packages) addMatching(folder, kInPackages, places);
    const auto found = std::ranges::find_if(places, isClips);
    return found == places.end() ? fs::path() : *found;
}

fs::path knownClipVocabulary(const std::vector<ModelLocation>& places) {
    static std::mutex mutex;
    static fs::path known;
    static Paths lookedFor;  // without success
    const std::lock_guard lock(mutex);
    if (isThere(known)) return known;
    Paths paths;
    for (const auto& place : places) paths.push_back(place.path);
    if (known.empty() && !lookedFor.empty() && paths == lookedFor) return {};
    known = findClipVocabulary(vocabularyRoots(places));
    lookedFor = std::move(paths);
    return known;
}

}  // namespace core::models
