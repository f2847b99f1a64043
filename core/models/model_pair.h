#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/json_file.h"
#include "core/models/latent_space.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"

namespace core::models {

// A loaded text-to-image model: two generators that share latent space, text encoder and schedule.
// A folder without a texture generator is a pair whose halves are the same network.
struct ModelPair {
    std::shared_ptr<const LatentSpace> space;
    std::shared_ptr<text::ClipTokenizer> tokenizer;
    std::shared_ptr<text::ClipTextModel> textEncoder;
    std::shared_ptr<nets::UNet2DConditionModel> structure;  // `unet`
    std::shared_ptr<nets::UNet2DConditionModel> texture;    // `unet_texture`
    io::JsonFile schedule;                                  // scheduler_config.json
};

// Throws Error naming the file that is missing, damaged or does not fit. `checkpoint` is called between
// parts and may throw to cancel.
std::shared_ptr<const ModelPair> loadModelPair(const std::filesystem::path& folder,
                                               const std::function<void()>& checkpoint);

// What model_index.json says of a pair, without loading it.
struct ModelSummary {
    std::string id;  // the folder's name
    std::string label;
    int nativeSize = 256;  // pixels
    int sizeStep = 16;
};

// The models in the sub-folders of `root`, by id; folders without model_index.json are passed over.
std::vector<ModelSummary> findModels(const std::filesystem::path& root);

}  // namespace core::models
