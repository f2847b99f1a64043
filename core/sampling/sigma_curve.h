#pragma once

#include <vector>

namespace core::sampling {

// How the noise-to-picture ratios (sigmas) of a run lie between its first and its last.
enum class SigmaCurve {
    OfTimesteps,  // as the spaced timesteps have them in the model's schedule
    Karras,       // Karras et al. 2022, equation 5, rho 7: dense towards the clean end
    Exponential,  // equal ratios from each to the next: equal steps in lambda
};

// `count` sigmas from `largest` down to `smallest`, both above 0; one sigma is the largest. `curve` is not OfTimesteps.
std::vector<double> sigmasAlong(SigmaCurve curve, double largest, double smallest, int count);

}  // namespace core::sampling
