#pragma once

#include <torch/types.h>

#include <span>
#include <vector>

#include "core/pipeline/painting/ensemble.h"
#include "core/pipeline/painting/guided_denoiser.h"

namespace core::pipeline {

// The ControlNets of a leader or partner for one stage, with the maps of each plan drawn at the size that they read:
// `latent` is the shape [pictures,C,h,w] of the model's own latent.
std::vector<ControlAtWork> controlsAtWork(std::span<const ControlInEnsemble> controls,
                                          std::span<const plan::Plan> plans, torch::IntArrayRef latent);

}  // namespace core::pipeline
