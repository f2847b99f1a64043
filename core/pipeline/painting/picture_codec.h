#pragma once

#include "core/models/latent_space.h"
#include "core/pipeline/painting/tiling.h"
#include "core/sampling/bridge.h"

namespace core::pipeline {

// A latent space as Coop-Diffusion uses it, in tiles where pictures are large. `checkpoint` is called between
// network blocks and may throw to cancel.
sampling::PictureCodec codecOf(std::shared_ptr<const models::LatentSpace> space, std::function<void()> checkpoint);

// A picture [1,3,H,W], about [-1,1], of a latent.
torch::Tensor decodePicture(const models::LatentSpace& space, const torch::Tensor& latent,
                            const std::function<void()>& checkpoint, const TileProgress& progress = {});

}  // namespace core::pipeline
