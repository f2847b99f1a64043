#include "core/training/chunk_writer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <chrono>

#include "core/base/device.h"
#include "core/training/latent_set.h"

namespace core::training {

void writeChunks(const std::string& set, const ChunkEncoder& encode, std::int64_t pictures,
                 const TrainingOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const torch::NoGradGuard noGrad;
    const auto folder = options.work / set;
    std::filesystem::create_directories(folder);
    auto model = nets::loadPatchAutoencoder(options.work / "vae");
    model->to(deviceFromName(options.device));
    for (std::int64_t chunk = 0; chunk * kChunk < pictures && !cancel.isCancelled(); ++chunk) {
        const auto file = chunkFile(folder, chunk);
        if (std::filesystem::exists(file)) continue;
        const auto start = std::chrono::steady_clock::now();
        io::writeSafetensors(file, encode(*model, chunk));
        const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const auto left = static_cast<double>(pictures - (chunk + 1) * kChunk);
        if (progress) progress({set, (chunk + 1) * kChunk, pictures, 0.0, kChunk / seconds, left * seconds / kChunk});
    }
}

}  // namespace core::training
