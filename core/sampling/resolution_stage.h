#pragma once

#include "core/sampling/bridge.h"
#include "core/sampling/denoise_loop.h"

namespace core::sampling {

// How a run at a low resolution goes over into one at a higher one (PanGu-Draw, Coop-Diffusion, Sub-Module 2).
// The picture is raised, not the noisy latent: upsampled noise would no longer be independent from number to number.
struct ResolutionHandover {
    // The low-resolution run steps while t > tLow and predicts once more at its first t <= tLow; within the
    // timesteps it has left.
    double tLow = 0.0;
    TensorMap decode;       // of the low-resolution space, as in PictureCodec
    TensorMap encode;       // of the high-resolution space
    PictureSize size = {};  // of the high-resolution picture
    Upsampling upsampling = Upsampling::Bicubic;
};

// The clean latent at the handover's size: decoded, resized and encoded.
torch::Tensor enlarged(const torch::Tensor& clean, const ResolutionHandover& handover);

// The steps on both sides of a handover.
struct HandoverSteps {
    int last = 0;   // of the low-resolution run: the first with t <= T_low
    int first = 0;  // of the next stage: the first that is at most as noisy; matched by log-SNR
};

// What raiseResolution() will do for a low-resolution run from `firstStep` on, and its checks of T_low.
HandoverSteps handoverSteps(const Sampler& low, int firstStep, double tLow, const Sampler& next);

// Where the next stage goes on: its DenoiseRun's firstStep and x.
struct StageStart {
    torch::Tensor x;  // in the next sampler's space
    int firstStep = 0;
    torch::Tensor clean = {};  // what x was made from: no noise in it
};

// Walks x through the low-resolution run (from its firstStep; refined and reported like any run) down to T_low and
// starts the next stage from the picture found there, with fresh noise. Repeated, it makes chains
// (128 -> 256 -> 512). Throws Error for T_low beyond the run's timesteps, and for a next stage without a step left.
StageStart raiseResolution(const torch::Tensor& x, const DenoiseRun& low, const ResolutionHandover& handover,
                           const Sampler& next, const NoiseSource& freshNoise);

}  // namespace core::sampling
