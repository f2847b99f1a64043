#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/device.h"
#include "core/io/json_file.h"
#include "core/models/latent_space.h"
#include "core/models/model_summary.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"

namespace core::models {

// A loaded text-to-image model: two generators that share latent space, text encoder and schedule. A folder without
// a texture generator, such as a partner, is a pair whose halves are the same network.
struct ModelPair {
    ModelSummary about;
    std::shared_ptr<const LatentSpace> space;
    std::shared_ptr<text::ClipTokenizer> tokenizer;
    std::shared_ptr<text::ClipTextModel> textEncoder;
    std::shared_ptr<nets::UNet2DConditionModel> structure;  // `unet`
    std::shared_ptr<nets::UNet2DConditionModel> texture;    // `unet_texture`
    io::JsonFile schedule;                                  // scheduler_config.json

    // A partner reads its control map behind the noisy latent: so many channels, the map's colours times f * f.
    std::int64_t hintChannels() const { return structure->config().inChannels - space->channels(); }
};

// Loads a pair or a partner. Throws Error naming the file that is missing, damaged or does not fit. `checkpoint` is
// called between parts and may throw to cancel. Generators and autoencoder go where the placement says; texts are read
// once a picture, on the CPU.
std::shared_ptr<const ModelPair> loadModelPair(const std::filesystem::path& folder,
                                               const std::function<void()>& checkpoint,
                                               const Placement& placement = {});

}  // namespace core::models
