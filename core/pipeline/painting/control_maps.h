#pragma once

#include <torch/types.h>

#include <span>

#include "core/models/diffusion_model.h"
#include "core/plan/plan.h"
#include "core/sampling/picture_resize.h"

namespace core::pipeline {

// Whether the plan says anything of this kind: has people, or edges.
bool hasMap(const plan::Plan& plan, plan::ControlMap map);

// The map drawn at this size: [1,3,H,W] (pose) or [1,1,H,W] (edges) in [0,1].
torch::Tensor drawMap(const plan::Plan& plan, plan::ControlMap map, sampling::PictureSize size);

// Those of several plans, [plans,K,H,W].
torch::Tensor drawMaps(std::span<const plan::Plan> plans, plan::ControlMap map, sampling::PictureSize size);

// What a partner reads behind its noisy latent: the map of each plan at its picture's size, folded to the latent grid
// [plans,K*f*f,h,w] as by pixel_unshuffle. Zeros where the plan has no map, as in training where it was dropped;
// undefined for partners that read none.
torch::Tensor hintFor(const models::DiffusionModel& partner, std::span<const plan::Plan> plans,
                      sampling::PictureSize size);

// A grey picture as weights [1,1,H,W] in [0,1] at another size.
torch::Tensor weightsFrom(const Image& grey, sampling::PictureSize size);

}  // namespace core::pipeline
