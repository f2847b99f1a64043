#include "core/training/latent_encoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <chrono>

#include "core/base/device.h"
#include "core/io/safetensors.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/latent_set.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kEncodeBatch = 25;

torch::Tensor encodeChunk(nets::PatchAutoencoder& model, std::int64_t chunk, const TrainingOptions& options) {
    const auto device = deviceFromName(options.device);
    std::vector<torch::Tensor> parts;
    for (const auto& bytes : renderPictures(chunk * kChunk, kChunk, options.threads).split(kEncodeBatch)) {
        const auto x = toUnitRange(bytes.to(device));
        const auto both = torch::stack({x, x.flip(3)}, 1).flatten(0, 1);
        parts.push_back((model.encode(both) * model.config().scalingFactor).to(torch::kHalf).cpu());
    }
    return torch::cat(parts);
}

}  // namespace

void encodeLatents(const TrainingOptions& options, std::int64_t pictures, const TrainingProgress& progress,
                   const CancelToken& cancel) {
    torch::NoGradGuard noGrad;
    const auto folder = options.work / "latents";
    std::filesystem::create_directories(folder);
    auto model = nets::loadPatchAutoencoder(options.work / "vae");
    model->to(deviceFromName(options.device));
    for (std::int64_t chunk = 0; chunk * kChunk < pictures && !cancel.isCancelled(); ++chunk) {
        const auto file = chunkFile(folder, chunk);
        if (std::filesystem::exists(file)) continue;
        const auto start = std::chrono::steady_clock::now();
        io::writeSafetensors(file, {{"latents", encodeChunk(*model, chunk, options)}});
        const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const auto left = static_cast<double>(pictures - (chunk + 1) * kChunk);
        if (progress)
            progress({"latents", (chunk + 1) * kChunk, pictures, 0.0, kChunk / seconds, left * seconds / kChunk});
    }
}

}  // namespace core::training
