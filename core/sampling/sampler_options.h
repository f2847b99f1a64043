#pragma once

#include <optional>

#include "core/io/json_file.h"
#include "core/sampling/sigma_curve.h"
#include "core/sampling/timestep_spacing.h"

namespace core::sampling {

// The character of a sampler, apart from the model's schedule. Each sampler reads what concerns it.
struct SamplerOptions {
    std::optional<Spacing> spacing = {};  // absent: as the schedule's config says, else the sampler's own
    // euler, heun, dpmpp, unipc: sigmas along a curve of their own, the timesteps following them.
    SigmaCurve curve = SigmaCurve::OfTimesteps;
    // How much of the noise is renewed, 0 none (deterministic) .. 1; absent: ddim 0, dpmpp_2s_a and stochastic dpmpp 1.
    std::optional<double> eta = {};

    // All but lcm: the steps are spread over lastTimestep .. T-1, and the clean latent predicted at the last of them is
    // the result. 0: down to the picture, as each sampler does. For decoders that mend what the last timesteps would.
    int lastTimestep = 0;

    int solverOrder = 2;           // dpmpp, unipc: 1..3; 3 gains only at many steps and little guidance
    bool lowerOrderFinal = true;   // dpmpp, unipc: lower order in the last steps of short runs, for stability
    bool eulerAtFinal = false;     // dpmpp: first order in the last step of long runs as well
    bool heun = false;             // dpmpp: Heun's second-order correction in place of the midpoint's
    bool stochastic = false;       // dpmpp: solve the SDE, with fresh noise every step
    bool finalSigmaZero = true;    // dpmpp: end clean; otherwise at the schedule's smallest sigma
    bool unipcBh1 = false;         // unipc: B(h) = h, said to suit unconditional models
    bool largeVariance = false;    // ddpm: beta_t as the variance in place of the posterior's
    bool rungeKuttaStart = false;  // pndm: 12 evaluations for the first three steps (Liu et al. 2022)

    int lcmOriginalSteps = 50;         // lcm: the grid of timesteps the model was distilled on
    double lcmTimestepScaling = 10.0;  // lcm: how fast its skip connection fades with t
};

// The options of a spacing by name: "model" (as the schedule's config says), "leading", "trailing", "linspace",
// "sgm_uniform"; "karras" and "exponential" over the whole schedule. Throws Error for any other.
SamplerOptions spacedBy(const std::string& spacing);

// The options that a diffusers scheduler_config.json states, for running a model's own sampler.
// Throws Error for a value that would change the result and is not supported.
SamplerOptions readSamplerOptions(const io::JsonFile& config);

}  // namespace core::sampling
