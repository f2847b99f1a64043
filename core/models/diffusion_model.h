#pragma once

#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/device.h"
#include "core/io/json_file.h"
#include "core/models/latent_space.h"
#include "core/models/model_parts.h"
#include "core/models/size_condition.h"
#include "core/models/text_encoders.h"
#include "core/nets/denoiser.h"

namespace core::models {

// A loaded text-to-image model: two generators that share latent space, text encoders and schedule. A model without
// a texture generator, such as Stable Diffusion or a partner, is a pair whose halves are the same network.
struct DiffusionModel {
    ModelSummary about;
    std::shared_ptr<const LatentSpace> space;
    std::shared_ptr<TextEncoders> texts;
    std::shared_ptr<nets::Denoiser> structure;                                             // `unet`
    std::shared_ptr<nets::Denoiser> texture;                                               // `unet_texture`
    io::JsonFile schedule;                                                                 // scheduler_config.json
    SizeCondition structureSize = SizeCondition::None, textureSize = SizeCondition::None;  // what each is told
    bool zeroEmptyNegative = false;  // an empty negative prompt is zeros, not an encoded empty text

    // A partner reads its control map behind the noisy latent: so many channels, the map's colours times f * f.
    std::int64_t hintChannels() const { return structure->ports().inChannels - space->channels(); }
};

// Loads a pair or a partner. Throws Error naming the file that is damaged or does not fit. `cancel` is called
// between parts which throws Cancelled. Generators and autoencoder go where the placement says; texts are read once a
// picture, on the CPU.
std::shared_ptr<const DiffusionModel> loadDiffusionModel(const ModelParts& parts, const CancelToken& cancel,
                                                         const Placement& placement = {});

}  // namespace core::models
