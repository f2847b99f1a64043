#pragma once

#include <functional>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Timesteps and levels of the samplers in sigma space (x = z0 + sigma eps, Karras et al. 2022), which end at 0. With
// options.curve the sigmas run along it between those of the first and the last spaced timestep.
Ladder sigmaLadder(const SamplerSetup& setup);

// The same for samplers that ask the network twice a step: the second time at the sigma that `between` names for a
// step from one sigma to another. The last step, to 0, has one evaluation: 2 steps - 1 in all, steps begin at even
// ones.
Ladder twoStageLadder(const SamplerSetup& setup, const std::function<double(double from, double to)>& between);

}  // namespace core::sampling
