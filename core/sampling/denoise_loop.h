#pragma once

#include <functional>

#include "core/base/cancel_token.h"
#include "core/sampling/sampler.h"

namespace core::sampling {

// A network with its conditions and guidance: scaled input [B,C,H,W] and timestep -> output of the same shape.
using Denoiser = std::function<torch::Tensor(const torch::Tensor& input, double timestep)>;

// Where a step stands: x before it and the clean latent predicted from it.
struct StepState {
    int step = 0;  // index into the sampler's timesteps
    double timestep = 0.0;
    torch::Tensor x = {};
    torch::Tensor clean = {};
};

// One walk of a sampler. Everything but the first three fields may stay as it is.
struct DenoiseRun {
    Sampler& sampler;
    Denoiser denoiser;
    NoiseSource noise;
    int firstStep = 0;  // x is at this step's level: 0 for noise, later for image-to-image and second stages
    int endStep = -1;   // one past the last step taken; -1 for all
    CancelToken cancel = {};
    // Replaces the predicted clean latent before the step: where cooperating models fuse theirs.
    std::function<torch::Tensor(const StepState&)> refineClean = {};
    // Told after every prediction (refined, if so), before x moves on.
    std::function<void(const StepState&)> onStep = {};
    // Asked behind onStep: whether the walk ends here, with the clean latent as it is now.
    std::function<bool()> isEnough = {};
};

// Walks x (in the sampler's space) through the run's steps and returns it. Throws Cancelled between steps,
// and Error when the range of steps is wrong or a prediction holds NaN or infinity, naming the step.
torch::Tensor denoise(torch::Tensor x, const DenoiseRun& run);

}  // namespace core::sampling
