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
                            {"edition", kStarterEdition},
                            {"native_size", 256},
                            {"size_step", 16},
                            {"size_condition", "height"},
                            {"t_struct", kStructureSteps},
                            {"scheduler", {"diffusers", "DPMSolverMultistepScheduler"}},
                            {"text_encoder", {"transformers", "CLIPTextModelWithProjection"}},
                            {"tokenizer", {"transformers", "CLIPTokenizer"}},
                            {"unet", {"pangu_draw", "RotaryTransformer2DModel"}},
                            {"unet_texture", {"pangu_draw", "RotaryTransformer2DModel"}},
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
    exportCommonParts(work, folder);
    exportGenerator(work / "structure", folder / "unet");
    exportGenerator(work / "texture", folder / "unet_texture");
    const int recommended = isRepaired(folder) ? kRepairedLastTimestep : 0;
    writeJson(folder / "model_index.json", modelIndex(lastTimestep.value_or(recommended)));
}

}  // namespace core::training
