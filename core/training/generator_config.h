#pragma once

#include <filesystem>
#include <memory>

#include "core/io/json_file.h"
#include "core/nets/rotary_transformer_config.h"
#include "core/training/generator_size.h"

namespace core::training {

constexpr int kStructureSteps = 500;  // T_struct of the released PanGu-Draw v3, and of the starter pair

// The scheduler_config.json of the starter models: v-prediction on Stable Diffusion's scaled-linear
// schedule, rescaled so that the last step is nearly pure noise (sqrt(abar) = 0.01).
nlohmann::json starterSchedule();

// The shape of a starter generator. One that reads a control map has `hintChannels` of it behind the noisy latent.
nets::RotaryTransformerConfig starterGenerator(const GeneratorSize& size, std::int64_t latentChannels,
                                               std::int64_t hintChannels, std::int64_t textWidth);

// The network of a training stage, to go on with or to begin: of the config.json in the stage's folder, else of
// `fresh`, which is written there. A fresh one begins with the weights in kStartingWeights, where the folder has them,
// or in `base`.
std::shared_ptr<nets::Denoiser> generatorOfStage(const std::filesystem::path& stage,
                                                 const nets::RotaryTransformerConfig& fresh,
                                                 const std::filesystem::path& base = {});

// File of weights that a fresh run of a stage begins with.
constexpr const char* kStartingWeights = "start.safetensors";

}  // namespace core::training
