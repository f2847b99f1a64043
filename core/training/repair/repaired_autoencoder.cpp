#include "core/training/repair/repaired_autoencoder.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/patch_autoencoder.h"

namespace core::training {
namespace {

using nets::PatchAutoencoder;

void copyByName(const io::TensorMap& from, PatchAutoencoder& to) {
    const torch::NoGradGuard noGrad;
    for (auto& item : to.named_parameters())
        if (const auto found = from.find(item.key()); found != from.end()) item.value().copy_(found->second);
}

}  // namespace

std::shared_ptr<PatchAutoencoder> withRepair(const PatchAutoencoder& autoencoder, std::int64_t blocks,
                                             std::int64_t channels) {
    auto config = autoencoder.config();
    if (config.repairBlocks == 0) {
        config.repairBlocks = blocks;
        config.repairChannels = channels;
    }
    auto model = std::make_shared<PatchAutoencoder>(config);
    copyByName(io::weightsOf(autoencoder, torch::kFloat32), *model);
    return model;
}

std::shared_ptr<PatchAutoencoder> autoencoderOf(const std::filesystem::path& work) {
    const auto vae = nets::loadPatchAutoencoder(work / "vae");
    const auto stage = work / kDecoderStage;
    if (!std::filesystem::exists(stage / "state.json")) return vae;
    auto model = std::make_shared<PatchAutoencoder>(nets::PatchAutoencoderConfig::fromJson(io::partConfig(stage)));
    io::loadWeights(*model, io::SafetensorsFile(stage / "ema.safetensors"));
    // The encoder has not learned; the stage may have kept it in fewer bits.
    auto own = io::weightsOf(*vae, torch::kFloat32);
    std::erase_if(own, [](const auto& item) { return !item.first.starts_with("encoder_"); });
    copyByName(own, *model);
    model->eval();
    return model;
}

}  // namespace core::training
