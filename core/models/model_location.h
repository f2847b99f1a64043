#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace core::models {

// Where a person keeps a model, and what its files do not say themselves. It stays there: nothing is copied or moved.
struct ModelLocation {
    std::string id;              // what plans call it
    std::filesystem::path path;  // a folder in the layout of diffusers, or one file (safetensors, MindSpore)

    // For a single file: CLIP's vocabulary, or the folder that holds it (vocab.json and merges.txt, tokenizer.json, or
    // the original's bpe_simple_vocab_16e6.txt.gz); for PanGu-Draw v3 a folder with vocab.txt as well.
    std::filesystem::path vocabulary = {};
    // PanGu-Draw v3: the checkpoint of high timesteps, of which the generator serves as structure.
    std::filesystem::path structure = {};
    // A model, folder or file, that lends what a single file lacks: autoencoder, text encoders, vocabulary. Also an
    // autoencoder alone.
    std::filesystem::path lender = {};
    // "epsilon" or "v_prediction", for files that do not say; empty: as the file says.
    std::string prediction = {};

    bool operator==(const ModelLocation&) const = default;
};

// Where models are looked for.
struct ModelSources {
    ModelSources(std::filesystem::path root_, std::filesystem::path registry_ = {})
        : root(std::move(root_)), registry(std::move(registry_)) {}

    std::filesystem::path root;             // one folder a model (diffusers layout)
    std::filesystem::path registry;         // the file of model_registry.h; empty: none
    std::vector<ModelLocation> added = {};  // go before those
};

}  // namespace core::models
