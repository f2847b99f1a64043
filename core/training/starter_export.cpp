#include "core/training/starter_export.h"

#include "core/io/model_folder.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/export_parts.h"
#include "core/training/generator_config.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

namespace fs = std::filesystem;

nlohmann::json modelIndex(int lastTimestep) {
    nlohmann::json index = {{"_class_name", "PanGuDrawPipeline"},
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
    if (lastTimestep > 0) index["last_timestep"] = lastTimestep;
    return index;
}

bool isRepaired(const fs::path& model) {
    return nets::PatchAutoencoderConfig::fromJson(io::partConfig(model / "vae")).repairBlocks > 0;
}

}  // namespace

void exportStarter(const fs::path& work, const fs::path& folder, std::optional<int> lastTimestep) {
    requireStage(work / "text_encoder", "text");
    for (const auto* stage : {"structure", "texture"}) requireStage(work / stage, stage);
    requireStage(work / "vae", "autoencoder");
    const auto channels = io::partConfig(work / "vae").require<std::int64_t>("latent_channels");
    const auto width = io::partConfig(work / "text_encoder").require<std::int64_t>("hidden_size");
    const auto unet = starterUNet(channels, width);
    exportCommonParts(work, folder);
    exportUNet(work / "structure", folder / "unet", unet);
    exportUNet(work / "texture", folder / "unet_texture", unet);
    const int recommended = isRepaired(folder) ? kRepairedLastTimestep : 0;
    writeJson(folder / "model_index.json", modelIndex(lastTimestep.value_or(recommended)));
}

}  // namespace core::training
