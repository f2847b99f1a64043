#pragma once

#include <limits>
#include <string>

#include "core/sampling/bridge.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/strength_curve.h"

namespace core::sampling {

// The part of the leader's t in which a partner acts, both ends included.
struct TimeWindow {
    double lowest = 0.0;
    double highest = std::numeric_limits<double>::infinity();

    bool contains(double t) const { return lowest <= t && t <= highest; }
};

// A model that paints along with a leader in a latent space of its own (PanGu-Draw, Coop-Diffusion, Sub-Module 1).
struct Partner {
    std::string name;  // as people know it; in error sentences
    // Of this partner alone: its schedule, prediction type, number of steps and history. Levels are matched to
    // the leader's by log-SNR.
    Sampler& sampler;
    Denoiser denoiser;
    Bridge bridge;
    // Unit noise [B,C',h',w'] to start from: the leader's own where the shapes are equal (as in the paper).
    torch::Tensor startNoise;
    NoiseSource noise;  // for the steps of a stochastic sampler
    StrengthCurve strength{0.5};
    // Outside the window, and wherever the strength is 0, the partner costs nothing: no evaluation, no bridge.
    TimeWindow window = {};
    // Where it acts: [1,1,h,w] over the leader's latent, 0..1, multiplies the strength. Undefined: everywhere.
    torch::Tensor mask = {};
};

}  // namespace core::sampling
