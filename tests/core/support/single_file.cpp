#include <torch/types.h>

#include "core/io/layouts/module_names.h"
#include "core/io/model_folder.h"
#include "core/io/safetensors.h"
#include "tests/core/support/stable_diffusion.h"

namespace {

namespace fs = std::filesystem;
using core::io::TensorMap;

constexpr core::io::BlockCounts kGenerator{.levels = 2, .layersPerBlock = 1};
constexpr core::io::BlockCounts kAutoencoder{.levels = 4, .layersPerBlock = 1};
constexpr std::size_t kLayers = 2;

void addGenerator(const fs::path& model, TensorMap& tensors) {
    const auto names = core::io::unetNames(kGenerator);
    const auto weights = core::io::partWeights(model / "unet");
    for (const auto& key : weights->keys())
        tensors["model.diffusion_model." + names.toOriginal(key).at(0)] = weights->require(key);
}

// Its attention is made of 1x1 convolutions.
void addAutoencoder(const fs::path& model, TensorMap& tensors) {
    const auto names = core::io::vaeNames(kAutoencoder);
    const auto weights = core::io::partWeights(model / "vae");
    for (const auto& key : weights->keys()) {
        auto weight = weights->require(key);
        if (key.find(".attentions.") != key.npos && weight.dim() == 2) weight = weight.unsqueeze(2).unsqueeze(3);
        tensors["first_stage_model." + names.toOriginal(key).at(0)] = weight;
    }
}

void addClip(const fs::path& tower, const std::string& prefix, TensorMap& tensors) {
    const auto weights = core::io::partWeights(tower);
    for (const auto& key : weights->keys()) tensors[prefix + "transformer." + key] = weights->require(key);
}

// The three projections of a layer are one tensor.
void addFused(const core::io::WeightSource& weights, const std::string& prefix, TensorMap& tensors) {
    for (std::size_t i = 0; i < kLayers; ++i)
        for (const std::string kind : {"weight", "bias"}) {
            const auto attention = "text_model.encoder.layers." + std::to_string(i) + ".self_attn.";
            std::vector<torch::Tensor> rows;
            for (const std::string one : {"q", "k", "v"})
                rows.push_back(weights.require(attention + one + "_proj." + kind));
            tensors[prefix + "transformer.resblocks." + std::to_string(i) + ".attn.in_proj_" + kind] = torch::cat(rows);
        }
}

void addOpenClip(const fs::path& tower, const std::string& prefix, TensorMap& tensors) {
    const auto names = core::io::openClipNames(kLayers);
    const auto weights = core::io::partWeights(tower);
    addFused(*weights, prefix, tensors);
    for (const auto& key : weights->keys()) {
        const auto original = names.toOriginal(key);
        if (original.empty()) continue;
        const auto weight = weights->require(key);
        tensors[prefix + original[0]] = original[0] == "text_projection" ? weight.t().contiguous() : weight;
    }
}

// Stable Diffusion 2 was published with a last layer that it does not use.
void addUnusedLayer(const std::string& prefix, TensorMap& tensors) {
    const auto last = prefix + "transformer.resblocks." + std::to_string(kLayers - 1) + ".";
    const auto unused = prefix + "transformer.resblocks." + std::to_string(kLayers) + ".";
    TensorMap more;
    for (const auto& [key, tensor] : tensors)
        if (key.starts_with(last)) more[unused + key.substr(last.size())] = tensor.clone();
    tensors.insert(more.begin(), more.end());
}

}  // namespace

void writeSingleFile(const fs::path& folder, const fs::path& file, Family family) {
    TensorMap tensors;
    addGenerator(folder, tensors);
    addAutoencoder(folder, tensors);
    const bool isXl = family == Family::Sdxl || family == Family::PanGu;
    if (family == Family::Sd1) addClip(folder / "text_encoder", "cond_stage_model.", tensors);
    if (family == Family::Sd2 || family == Family::Sd2V) {
        addOpenClip(folder / "text_encoder", "cond_stage_model.model.", tensors);
        addUnusedLayer("cond_stage_model.model.", tensors);
    }
    if (isXl) {
        addClip(folder / "text_encoder", "conditioner.embedders.0.", tensors);
        addOpenClip(folder / "text_encoder_2", "conditioner.embedders.1.model.", tensors);
    }
    for (auto& [key, tensor] : tensors) tensor = tensor.contiguous();
    core::io::writeSafetensors(file, tensors);
}
