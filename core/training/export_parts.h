#pragma once

#include <filesystem>

#include "core/nets/unet_config.h"

namespace core::training {

// Goes up with each set of weights that comes with the program: from the same plan those of another edition paint
// another picture, which the window says.
constexpr int kStarterEdition = 4;

// Throws Error that names the command to run first unless the stage's folder is there.
void requireStage(const std::filesystem::path& folder, const char* command);

// Autoencoder (with the repairing decoder, where it has been trained), text tower, tokenizer and schedule of a work
// folder, weights in half precision.
void exportCommonParts(const std::filesystem::path& work, const std::filesystem::path& model);

// The moving average of a trained generator as a model's part, in half precision.
void exportGenerator(const std::filesystem::path& stage, const std::filesystem::path& to);

}  // namespace core::training
