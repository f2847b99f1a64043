#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/io/safetensors.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/options.h"

namespace core::training {

// The tensors of the `chunk`-th thousand pictures, encoded by the autoencoder.
using ChunkEncoder = std::function<io::TensorMap(nets::PatchAutoencoder& model, std::int64_t chunk)>;

// Writes pictures 0 .. pictures-1 of the world with the autoencoder in `work`/vae to `work`/`set`, a thousand a file.
// Files that exist are left alone, so a call continues an earlier one.
void writeChunks(const std::string& set, const ChunkEncoder& encode, std::int64_t pictures,
                 const TrainingOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
