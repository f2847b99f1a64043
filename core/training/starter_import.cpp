#include "core/training/starter_import.h"

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/training/generator_config.h"

namespace core::training {

namespace fs = std::filesystem;

void importStarter(const fs::path& folder, const fs::path& work, const ImportOptions& options) {
    const io::ModelFolder model(folder);
    for (const auto* stage : {"autoencoder", "text", "structure", "texture", "decoder"})
        if (fs::exists(work / stage / "state.json"))
            fail("{}: expected a folder without checkpoints, found those of \"{}\"", work.string(), stage);
    for (const auto* part : {"vae", "tokenizer", "text_encoder"}) {
        fs::create_directories(work / part);
        fs::copy(model.part(part), work / part, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    if (!options.generators) return;
    const auto weights = "diffusion_pytorch_model.safetensors";
    for (const auto& [part, stage] : {std::pair{"unet", "structure"}, std::pair{"unet_texture", "texture"}}) {
        fs::create_directories(work / stage);
        fs::copy_file(model.part(part) / "config.json", work / stage / "config.json",
                      fs::copy_options::overwrite_existing);
        fs::copy_file(model.part(part) / weights, work / stage / kStartingWeights,
                      fs::copy_options::overwrite_existing);
    }
}

}  // namespace core::training
