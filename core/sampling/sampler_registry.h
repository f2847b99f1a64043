#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_options.h"

namespace core::sampling {

// A sampler for one latent and one run, by the ids of core/plan/sampler_names.h. `scheduleConfig` is the model's
// scheduler_config.json: of it the schedule and the prediction type count, not the sampler it names. Throws Error for
// an unknown id, steps outside 1..T, or a value that is not supported.
std::unique_ptr<Sampler> makeSampler(const std::string& id, const io::JsonFile& scheduleConfig, int steps,
                                     const SamplerOptions& options = {});

// The ids makeSampler() knows, in alphabetical order; a test compares them with those that plans may name.
std::vector<std::string> samplerIds();

}  // namespace core::sampling
