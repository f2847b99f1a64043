#pragma once

#include <cstdint>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

// Encodes pictures 0 .. pictures-1 of the world, each also mirrored, with the autoencoder in
// `work`/vae and keeps them in `work`/latents, a thousand a file; of the largest (see picture_shape.h) random crops.
// Files that exist are left alone, so a call continues an earlier one, and generators may train while the set still
// grows.
void encodeLatents(const TrainingOptions& options, std::int64_t pictures, const TrainingProgress& progress,
                   const CancelToken& cancel);

}  // namespace core::training
