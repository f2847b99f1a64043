#pragma once

#include <vector>

#include "core/sampling/sampler.h"

namespace core::sampling {

// For every step of the leader the partner's step whose log-SNR is nearest. Timesteps do not matter: schedules
// may differ. Never falls; repeated levels (pndm) are taken one after the other, so equal samplers match step
// by step. A coarser partner repeats steps, a finer one skips some.
std::vector<int> matchByLogSnr(const Sampler& leader, const Sampler& partner);

// The first step of `sampler` whose latent is at most as noisy as `level`, of equally noisy ones the last: there a step
// of several evaluations begins. steps() when all are noisier.
int firstStepNotNoisier(const Sampler& sampler, NoiseLevel level);

}  // namespace core::sampling
