#pragma once

#include <filesystem>

namespace core::training {

// Writes the trained stages in `work` as one model folder in the diffusers layout, weights in half
// precision: vae, tokenizer, text_encoder, unet (structure), unet_texture, scheduler, model_index.json.
// Throws Error naming the stage that has not been trained yet.
void exportStarter(const std::filesystem::path& work, const std::filesystem::path& folder);

}  // namespace core::training
