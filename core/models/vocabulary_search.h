#pragma once

#include <filesystem>
#include <vector>

#include "core/models/model_location.h"

namespace core::models {

// Where CLIP's vocabulary may lie on the machine of somebody who has other programs of this kind.
struct VocabularyRoots {
    std::vector<std::filesystem::path> hubs;      // caches of the hub: models--*/snapshots/*
    std::vector<std::filesystem::path> programs;  // trees of ComfyUI, A1111, Forge, Fooocus, InvokeAI and others
    std::vector<std::filesystem::path> packages;  // folders of Python packages
    std::vector<std::filesystem::path> models;    // folders in the layout of diffusers
};

// After the environment (HF_HOME and its kin, XDG_CACHE_HOME, VIRTUAL_ENV, CONDA_PREFIX, HOME), with the folders above
// these models, which often lie inside of such a program.
VocabularyRoots vocabularyRoots(const std::vector<ModelLocation>& places);

// The first vocabulary of CLIP's own 49,408 tokens: a folder or file that ModelLocation::vocabulary takes. Empty when
// there is none. Reads names, and of files with the right ones the content; writes and sends nothing.
std::filesystem::path findClipVocabulary(const VocabularyRoots& roots);

// The same for the roots of these models. Looked for once a program run: again only when what was found is gone, or,
// after nothing was found, when there are other models. From any thread.
std::filesystem::path knownClipVocabulary(const std::vector<ModelLocation>& places);

}  // namespace core::models
