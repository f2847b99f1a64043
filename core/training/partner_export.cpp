#include "core/training/partner_export.h"

#include "core/io/model_folder.h"
#include "core/training/control_encoder.h"
#include "core/training/export_parts.h"
#include "core/training/generator_config.h"
#include "core/training/loop/write_json.h"
#include "core/training/partner_trainer.h"

namespace core::training {
namespace {

nlohmann::json partnerIndex(plan::ControlMap map, double strength, std::int64_t channels, std::int64_t patch) {
    const bool pose = map == plan::ControlMap::Pose;
    return {{"_class_name", "PanGuDrawPartnerPipeline"},
            {"edition", kStarterEdition},
            {"label", pose ? "Starter pose" : "Starter edges"},
            {"native_size", kPartnerSize},
            {"size_step", patch},
            {"size_condition", "height"},
            {"control", partnerStage(map)},
            {"strength", strength},
            {"latent_channels", channels},
            {"downsampling", patch},
            {"scheduler", {"diffusers", "DPMSolverMultistepScheduler"}},
            {"text_encoder", {"transformers", "CLIPTextModelWithProjection"}},
            {"tokenizer", {"transformers", "CLIPTokenizer"}},
            {"unet", {"pangu_draw", "RotaryTransformer2DModel"}},
            {"vae", {"pangu_draw", "PatchAutoencoder"}}};
}

}  // namespace

void exportPartner(const std::filesystem::path& work, plan::ControlMap map, double strength,
                   const std::filesystem::path& folder) {
    requireStage(work / partnerStage(map), partnerStage(map));
    exportCommonParts(work, folder);
    const auto vae = io::partConfig(work / "vae");
    const auto channels = vae.require<std::int64_t>("latent_channels"), patch = vae.require<std::int64_t>("patch_size");
    exportGenerator(work / partnerStage(map), folder / "unet");
    writeJson(folder / "model_index.json", partnerIndex(map, strength, channels, patch));
}

}  // namespace core::training
