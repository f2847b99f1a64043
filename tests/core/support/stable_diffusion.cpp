#include "tests/core/support/stable_diffusion.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/nets/autoencoder_kl.h"
#include "core/nets/controlnet.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "core/text/clip_tokenizer.h"
#include "tests/core/support/tiny_parts.h"

namespace {

namespace fs = std::filesystem;
using core::io::JsonFile;

constexpr int kPromptLength = 77;
constexpr int kPooled = 1280;

struct Shape {
    int textWidth;
    int sampleSize;
    const char* pipeline;
    const char* scheduler;
    const char* prediction;
};

Shape shapeOf(Family family) {
    switch (family) {
        case Family::Sd1:
            return {768, 64, "StableDiffusionPipeline", "PNDMScheduler", "epsilon"};
        case Family::Sd2:
            return {1024, 64, "StableDiffusionPipeline", "PNDMScheduler", "epsilon"};
        case Family::Sd2V:
            return {1024, 96, "StableDiffusionPipeline", "DDIMScheduler", "v_prediction"};
        case Family::Sdxl:
        case Family::PanGu:
            break;
    }
    return {2048, 128, "StableDiffusionXLPipeline", "EulerDiscreteScheduler", "epsilon"};
}

void writeText(const fs::path& model, const std::string& number, int width, int projection) {
    const auto tokenizer = core::text::ClipTokenizer::load(model / ("tokenizer" + number));
    core::text::ClipTextConfig config;
    config.vocabularySize = static_cast<std::int64_t>(tokenizer.vocabularySize());
    config.width = width;
    config.projection = projection;
    config.feedForwardWidth = 64;
    config.layers = 2;
    config.heads = width / 64;
    config.positions = kPromptLength;
    if (width != 768) config.activation = core::text::TextActivation::Gelu;
    core::text::ClipTextModel tower(config);
    tower.initWeights();
    writePart(model / ("text_encoder" + number), tower, config.toJson(), "model.fp16.safetensors", torch::kHalf);
}

nlohmann::json generatorJson(Family family, const Shape& shape) {
    nlohmann::json json = {{"_class_name", "UNet2DConditionModel"},
                           {"_diffusers_version", "0.19.0.dev0"},
                           {"sample_size", shape.sampleSize},
                           {"in_channels", 4},
                           {"out_channels", 4},
                           {"layers_per_block", 1},
                           {"cross_attention_dim", shape.textWidth},
                           {"block_out_channels", {32, 64}},
                           {"down_block_types", {"DownBlock2D", "CrossAttnDownBlock2D"}},
                           {"up_block_types", {"CrossAttnUpBlock2D", "UpBlock2D"}},
                           {"transformer_layers_per_block", 1},
                           {"norm_num_groups", 32}};
    json["attention_head_dim"] = family == Family::Sd1 ? nlohmann::json(8) : nlohmann::json{1, 1};
    json["use_linear_projection"] = family != Family::Sd1;
    if (family == Family::Sdxl || family == Family::PanGu) {
        json["addition_embed_type"] = "text_time";
        json["addition_time_embed_dim"] = 256;
        json["projection_class_embeddings_input_dim"] = kPooled + (family == Family::Sdxl ? 6 : 1) * 256;
    }
    return json;
}

void writeGenerator(const fs::path& folder, Family family, const Shape& shape) {
    const auto json = generatorJson(family, shape);
    const core::nets::UNet2DConditionModel unet(core::nets::UNetConfig::fromJson(JsonFile(json, folder)));
    writePart(folder, unet, json, "diffusion_pytorch_model.fp16.safetensors", torch::kHalf);
}

void writeAutoencoder(const fs::path& folder, double scale) {
    const nlohmann::json json = {{"_class_name", "AutoencoderKL"},
                                 {"in_channels", 3},
                                 {"out_channels", 3},
                                 {"latent_channels", 4},
                                 {"layers_per_block", 1},
                                 {"norm_num_groups", 32},
                                 {"scaling_factor", scale},
                                 {"block_out_channels", {32, 32, 32, 32}},
                                 {"down_block_types", std::vector<std::string>(4, "DownEncoderBlock2D")},
                                 {"up_block_types", std::vector<std::string>(4, "UpDecoderBlock2D")}};
    const core::nets::AutoencoderKL vae(core::nets::AutoencoderKLConfig::fromJson(JsonFile(json, folder)));
    writePart(folder, vae, json, "diffusion_pytorch_model.fp16.safetensors", torch::kHalf);
}

void writeSchedule(const fs::path& folder, const Shape& shape) {
    fs::create_directories(folder);
    writeJson(folder / "scheduler_config.json", {{"_class_name", shape.scheduler},
                                                 {"beta_schedule", "scaled_linear"},
                                                 {"beta_start", 0.00085},
                                                 {"beta_end", 0.012},
                                                 {"num_train_timesteps", 1000},
                                                 {"steps_offset", 1},
                                                 {"set_alpha_to_one", false},
                                                 {"clip_sample", false},
                                                 {"prediction_type", shape.prediction}});
}

}  // namespace

void writeStableDiffusion(const fs::path& folder, Family family) {
    torch::manual_seed(20 + static_cast<int>(family));
    const auto shape = shapeOf(family);
    const bool xl = family == Family::Sdxl || family == Family::PanGu;
    writeTokenizer(folder / "tokenizer", kPromptLength, family == Family::Sd1 || xl ? "" : "!");
    writeText(folder, "", xl ? 768 : shape.textWidth, 0);
    if (xl) {
        writeTokenizer(folder / "tokenizer_2", kPromptLength, "!");
        writeText(folder, "_2", kPooled, kPooled);
    }
    writeGenerator(folder / "unet", family, shape);
    writeAutoencoder(folder / "vae", xl ? 0.13025 : 0.18215);
    writeSchedule(folder / "scheduler", shape);
    nlohmann::json index = {{"_class_name", shape.pipeline}, {"_diffusers_version", "0.19.0.dev0"}};
    if (xl) index["force_zeros_for_empty_prompt"] = true;
    writeJson(folder / "model_index.json", index);
}

void writeFamilyControlNet(const fs::path& folder, Family family) {
    torch::manual_seed(40 + static_cast<int>(family));
    auto json = generatorJson(family, shapeOf(family));
    for (const auto* key : {"sample_size", "out_channels", "up_block_types"}) json.erase(key);
    json["_class_name"] = "ControlNetModel";
    json["conditioning_embedding_out_channels"] = {4, 4, 8, 8};
    core::nets::ControlNetModel net(core::nets::ControlNetConfig::fromJson(JsonFile(json, folder)));
    const torch::NoGradGuard noGrad;
    for (auto& weight : net.parameters()) weight.add_(torch::randn_like(weight) * 0.02);  // its zero convolutions, too
    writePart(folder, net, json, "diffusion_pytorch_model.safetensors");
}
