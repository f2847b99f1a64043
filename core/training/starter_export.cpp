#include "core/training/starter_export.h"

#include <torch/torch.h>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/safetensors.h"
#include "core/training/generator_config.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

namespace fs = std::filesystem;

void requireStage(const fs::path& folder, const char* command) {
    if (!fs::is_directory(folder))
        fail("{}: expected a trained stage to export, found none; run \"train {}\" first", folder.string(), command);
}

io::TensorMap halved(const io::WeightSource& source) {
    io::TensorMap weights;
    for (const auto& key : source.keys()) {
        const auto tensor = source.require(key);
        weights[key] = tensor.is_floating_point() ? tensor.to(torch::kHalf) : tensor;
    }
    return weights;
}

void exportPart(const fs::path& from, const fs::path& to, const char* file) {
    fs::create_directories(to);
    writeJson(to / "config.json", io::JsonFile(from / "config.json").object());
    io::writeSafetensors(to / file, halved(*io::partWeights(from)));
}

void exportUNet(const fs::path& stage, const fs::path& to, const nets::UNetConfig& config) {
    fs::create_directories(to);
    writeJson(to / "config.json", config.toJson());
    io::writeSafetensors(to / "diffusion_pytorch_model.safetensors",
                         halved(io::SafetensorsFile(stage / "ema.safetensors")));
}

nlohmann::json modelIndex() {
    return {{"_class_name", "PanGuDrawPipeline"},
            {"label", "Starter pair"},
            {"native_size", 256},
            {"size_step", 16},
            {"t_struct", kStructureSteps},
            {"scheduler", {"diffusers", "DPMSolverMultistepScheduler"}},
            {"text_encoder", {"transformers", "CLIPTextModelWithProjection"}},
            {"tokenizer", {"transformers", "CLIPTokenizer"}},
            {"unet", {"diffusers", "UNet2DConditionModel"}},
            {"unet_texture", {"diffusers", "UNet2DConditionModel"}},
            {"vae", {"pangu_draw", "PatchAutoencoder"}}};
}

}  // namespace

void exportStarter(const fs::path& work, const fs::path& folder) {
    for (const auto* stage : {"text", "structure", "texture"}) requireStage(work / stage, stage);
    requireStage(work / "vae", "autoencoder");
    const auto channels = io::partConfig(work / "vae").require<std::int64_t>("latent_channels");
    const auto width = io::partConfig(work / "text_encoder").require<std::int64_t>("hidden_size");
    const auto unet = starterUNet(channels, width);
    exportPart(work / "vae", folder / "vae", "diffusion_pytorch_model.safetensors");
    exportPart(work / "text_encoder", folder / "text_encoder", "model.safetensors");
    exportUNet(work / "structure", folder / "unet", unet);
    exportUNet(work / "texture", folder / "unet_texture", unet);
    fs::create_directories(folder / "scheduler");
    writeJson(folder / "scheduler" / "scheduler_config.json", starterSchedule());
    fs::copy(work / "tokenizer", folder / "tokenizer",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    writeJson(folder / "model_index.json", modelIndex());
}

}  // namespace core::training
