#pragma once

#include <filesystem>
#include <optional>

namespace core::training {

// Writes the trained stages in `work` as one model folder in the diffusers layout, weights in half
// precision: vae, tokenizer, text_encoder, unet (structure), unet_texture, scheduler, model_index.json.
// Throws Error naming the stage that has not been trained yet.
// `lastTimestep`, where the steps of a picture end; absent: that of a repairing decoder where there is one.
void exportStarter(const std::filesystem::path& work, const std::filesystem::path& folder,
                   std::optional<int> lastTimestep = {});

constexpr int kRepairedLastTimestep = 200;  // below it generators add specks to what a repairing decoder mends anyway

}  // namespace core::training
