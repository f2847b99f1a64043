#include "tests/core/support/tiny_model.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/nets/controlnet.h"
#include "core/nets/latent_bridge.h"
#include "core/nets/patch_autoencoder.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"
#include "tests/core/support/tiny_parts.h"

namespace {

namespace fs = std::filesystem;
constexpr int kPositions = 16;
constexpr int kWidth = 16;
constexpr const char* kDiffusionFile = "diffusion_pytorch_model.safetensors";

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

core::nets::UNetConfig unetConfig(std::int64_t latentChannels, std::int64_t hintChannels) {
    core::nets::UNetConfig config;
    config.inChannels = latentChannels + hintChannels;
    config.outChannels = latentChannels;
    config.layersPerBlock = 1;
    config.textChannels = kWidth;
    config.groups = 4;
    config.levels = {{.channels = 8, .heads = 2, .downAttention = false, .upAttention = false},
                     {.channels = 16, .heads = 2}};
    config.added = core::nets::AddedEmbedding{.timeDim = 8, .inputDim = kWidth + 8};
    return config;
}

void writeUNet(const fs::path& folder, const core::nets::UNetConfig& config) {
    const core::nets::UNet2DConditionModel unet(config);
    writePart(folder, unet, config.toJson(), kDiffusionFile);
}

void writeAutoencoder(const fs::path& folder, std::int64_t patch, std::int64_t channels) {
    core::nets::PatchAutoencoderConfig config;
    config.patchSize = patch;
    config.latentChannels = channels;
    config.encoderChannels = config.decoderChannels =
        patch == 8 ? std::vector<std::int64_t>{8, 8, 8} : std::vector<std::int64_t>{8, 8};
    const core::nets::PatchAutoencoder autoencoder(config);
    writePart(folder, autoencoder, config.toJson(), kDiffusionFile);
}

// Everything but the generators and the index.
void writeCommonParts(const fs::path& folder, std::int64_t patch, std::int64_t channels) {
    fs::create_directories(folder / "scheduler");
    writeTokenizer(folder / "tokenizer", kPositions);
    writeText(folder);
    writeAutoencoder(folder / "vae", patch, channels);
    writeJson(folder / "scheduler" / "scheduler_config.json",
              {{"beta_schedule", "scaled_linear"}, {"beta_start", 0.00085}, {"beta_end", 0.012}});
}

// A new network gives the same for every map.
void randomise(torch::nn::Module& module) {
    const torch::NoGradGuard noGrad;
    for (auto& parameter : module.parameters()) parameter.normal_(0.0, 0.1);
}

nlohmann::json controlNetJson(const core::nets::ControlNetConfig& config) {
    auto json = config.trunk.toJson();
    for (const auto* key : {"sample_size", "out_channels", "up_block_types"}) json.erase(key);
    json["_class_name"] = "ControlNetModel";
    json["conditioning_embedding_out_channels"] = config.conditionWidths;
    return json;
}

}  // namespace

void writeTinyModel(const fs::path& folder) {
    torch::manual_seed(3);
    writeCommonParts(folder, 8, 4);
    writeUNet(folder / "unet", unetConfig(4, 0));
    writeUNet(folder / "unet_texture", unetConfig(4, 0));
    writeJson(folder / "model_index.json", {{"label", "Tiny"}, {"native_size", 64}, {"size_step", 8}});
}

void writeTinyPartner(const fs::path& folder, const std::string& control, int nativeSize) {
    torch::manual_seed(control == "pose" ? 5 : 6);
    const std::int64_t patch = 4, channels = 3;
    writeCommonParts(folder, patch, channels);
    writeUNet(folder / "unet", unetConfig(channels, (control == "pose" ? 3 : 1) * patch * patch));
    writeJson(folder / "model_index.json", {{"_class_name", "PanGuDrawPartnerPipeline"},
                                            {"label", "Tiny " + control},
                                            {"native_size", nativeSize},
                                            {"size_step", 4},
                                            {"control", control},
                                            {"strength", 0.4},
                                            {"latent_channels", channels},
                                            {"downsampling", patch}});
}

void writeTinyControlNet(const fs::path& folder, const std::string& control) {
    torch::manual_seed(7);
    core::nets::ControlNetConfig config;
    config.trunk = unetConfig(4, 0);
    config.conditionWidths = {4, 4, 8, 8};
    core::nets::ControlNetModel net(config);
    randomise(net);
    auto json = controlNetJson(config);
    if (!control.empty()) json["control"] = control;
    writePart(folder, net, json, kDiffusionFile);
}

void writeTinyBridge(const fs::path& folder, const std::string& leader, const std::vector<std::string>& partners,
                     int partnerChannels) {
    torch::manual_seed(8);
    core::nets::LatentBridgeConfig config;
    config.leader = leader;
    config.partners = partners;
    config.leaderChannels = 4;
    config.partnerChannels = partnerChannels;
    config.width = 8;
    const core::nets::LatentBridge bridge(config);
    writePart(folder, bridge, config.toJson(), kDiffusionFile);
}
