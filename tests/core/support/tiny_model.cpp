#include "tests/core/support/tiny_model.h"

#include <torch/torch.h>

#include <fstream>

#include "core/io/module_weights.h"
#include "core/nets/patch_autoencoder.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"
#include "core/training/vocabulary/bpe_trainer.h"
#include "core/training/vocabulary/vocabulary_files.h"

namespace {

namespace fs = std::filesystem;
constexpr int kPositions = 16;
constexpr int kWidth = 16;

void writeJson(const fs::path& file, const nlohmann::json& value) { std::ofstream(file) << value.dump(2); }

void writePart(const fs::path& folder, const torch::nn::Module& module, const nlohmann::json& config,
               const char* file) {
    fs::create_directories(folder);
    writeJson(folder / "config.json", config);
    core::io::writeSafetensors(folder / file, core::io::weightsOf(module, torch::kFloat32));
}

void writeTokenizer(const fs::path& folder) {
    core::training::BpeTrainer trainer;
    trainer.add("a girl in a red dress on the beach");
    trainer.add("a boy in a blue shirt in the snow");
    core::training::writeTokenizerFolder(folder, trainer.train({.vocabularySize = 530}), kPositions);
}

void writeText(const fs::path& model) {
    const auto tokenizer = core::text::ClipTokenizer::load(model / "tokenizer");
    core::text::ClipTextConfig config;
    config.vocabularySize = static_cast<std::int64_t>(tokenizer.vocabularySize());
    config.width = config.projection = kWidth;
    config.feedForwardWidth = 32;
    config.layers = 1;
    config.heads = 2;
    config.positions = kPositions;
    config.endToken = tokenizer.endOfText();
    core::text::ClipTextModel tower(config);
    tower.initWeights();
    writePart(model / "text_encoder", tower, config.toJson(), "model.safetensors");
}

void writeUNet(const fs::path& folder) {
    core::nets::UNetConfig config;
    config.layersPerBlock = 1;
    config.textChannels = kWidth;
    config.groups = 4;
    config.levels = {{.channels = 8, .heads = 2, .downAttention = false, .upAttention = false},
                     {.channels = 16, .heads = 2}};
    config.added = core::nets::AddedEmbedding{.timeDim = 8, .inputDim = kWidth + 8};
    const core::nets::UNet2DConditionModel unet(config);
    writePart(folder, unet, config.toJson(), "diffusion_pytorch_model.safetensors");
}

void writeAutoencoder(const fs::path& folder) {
    core::nets::PatchAutoencoderConfig config;
    config.patchSize = 8;
    config.latentChannels = 4;
    config.encoderChannels = config.decoderChannels = {8, 8, 8};
    const core::nets::PatchAutoencoder autoencoder(config);
    writePart(folder, autoencoder, config.toJson(), "diffusion_pytorch_model.safetensors");
}

}  // namespace

void writeTinyModel(const fs::path& folder) {
    torch::manual_seed(3);
    fs::create_directories(folder / "scheduler");
    writeTokenizer(folder / "tokenizer");
    writeText(folder);
    writeUNet(folder / "unet");
    writeUNet(folder / "unet_texture");
    writeAutoencoder(folder / "vae");
    writeJson(folder / "scheduler" / "scheduler_config.json",
              {{"beta_schedule", "scaled_linear"}, {"beta_start", 0.00085}, {"beta_end", 0.012}});
    writeJson(folder / "model_index.json", {{"label", "Tiny"}, {"native_size", 64}, {"size_step", 8}});
}
