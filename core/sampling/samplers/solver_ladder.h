#pragma once

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_setup.h"

namespace core::sampling {

// Timesteps and variance-preserving levels of the exponential integrators (DPM-Solver++, UniPC), which end at
// `end`. With options.curve the sigmas span the whole schedule and the timesteps are rounded to whole ones.
Ladder solverLadder(const SamplerSetup& setup, NoiseLevel end);

// Throws Error naming `sampler` unless the order is in 1..3.
void checkSolverOrder(int order, const char* sampler);

}  // namespace core::sampling
