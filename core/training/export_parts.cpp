#include "core/training/export_parts.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/generator_config.h"
#include "core/training/loop/write_json.h"
#include "core/training/repair/repaired_autoencoder.h"

namespace core::training {
namespace {

namespace fs = std::filesystem;

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

void exportAutoencoder(const fs::path& work, const fs::path& to) {
    const auto autoencoder = autoencoderOf(work);
    fs::create_directories(to);
    writeJson(to / "config.json", autoencoder->config().toJson());
    io::writeSafetensors(to / "diffusion_pytorch_model.safetensors", io::weightsOf(*autoencoder, torch::kHalf));
}

}  // namespace

void requireStage(const fs::path& folder, const char* command) {
    if (!fs::is_directory(folder))
        fail("{}: expected a trained stage to export, found none; run \"train {}\" first", folder.string(), command);
}

void exportCommonParts(const fs::path& work, const fs::path& model) {
    requireStage(work / "vae", "autoencoder");
    exportAutoencoder(work, model / "vae");
    exportPart(work / "text_encoder", model / "text_encoder", "model.safetensors");
    fs::create_directories(model / "scheduler");
    writeJson(model / "scheduler" / "scheduler_config.json", starterSchedule());
    fs::copy(work / "tokenizer", model / "tokenizer",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

void exportGenerator(const fs::path& stage, const fs::path& to) {
    fs::create_directories(to);
    writeJson(to / "config.json", io::JsonFile(stage / "config.json").object());
    io::writeSafetensors(to / "diffusion_pytorch_model.safetensors",
                         halved(io::SafetensorsFile(stage / "ema.safetensors")));
}

}  // namespace core::training
