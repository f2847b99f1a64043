#pragma once

#include "core/base/cancel_token.h"
#include "core/models/latent_space.h"
#include "core/pipeline/painting/tiling.h"
#include "core/sampling/bridge.h"

namespace core::pipeline {

// A latent space as Coop-Diffusion uses it, in tiles where pictures are large. `cancel` is asked between
// network blocks which throws Cancelled.
sampling::PictureCodec codecOf(std::shared_ptr<const models::LatentSpace> space, CancelToken cancel);

// A picture [1,3,H,W], about [-1,1], of a latent.
torch::Tensor decodePicture(const models::LatentSpace& space, const torch::Tensor& latent, const CancelToken& cancel,
                            const TileProgress& progress = {});

}  // namespace core::pipeline
