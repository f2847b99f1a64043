#pragma once

#include <optional>
#include <string>

#include "core/sampling/sigma_curve.h"
#include "core/sampling/timestep_spacing.h"

namespace core::sampling {

// What a run asks of any sampler, apart from the model's schedule. What concerns one sampler alone stands beside it.
struct SamplerOptions {
    std::optional<Spacing> spacing = {};  // absent: as the schedule's config says, else the sampler's own
    // euler, heun, dpmpp, unipc: sigmas along a curve of their own, the timesteps following them.
    SigmaCurve curve = SigmaCurve::OfTimesteps;
    // How much of the noise is renewed, 0 none (deterministic) .. 1; absent: ddim 0, dpmpp_2s_a and stochastic dpmpp 1.
    std::optional<double> eta = {};

    // All but lcm: the steps are spread over lastTimestep .. T-1, and the clean latent predicted at the last of them is
    // the result. 0: down to the picture, as each sampler does. For decoders that mend what the last timesteps would.
    int lastTimestep = 0;
};

// The options of a spacing by name: "model" (as the schedule's config says), "leading", "trailing", "linspace",
// "sgm_uniform"; "karras" and "exponential" over the whole schedule. Throws Error for any other.
SamplerOptions spacedBy(const std::string& spacing);

}  // namespace core::sampling
