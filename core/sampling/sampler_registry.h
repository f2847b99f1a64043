#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/sampling/sampler.h"
#include "core/sampling/sampler_options.h"

namespace core::sampling {

// A sampler for one latent and one run. Ids: "ddim", "ddpm", "euler", "euler_a", "heun", "dpmpp_2m", "dpmpp_2m_sde",
// "dpmpp_2s_a", "dpmpp_3m_sde", "unipc", "pndm", "lcm". `scheduleConfig` is the model's scheduler_config.json: of it
// the schedule and the prediction type count, not the sampler it names. Throws Error for an unknown id, steps
// outside 1..T, or a value that is not supported.
std::unique_ptr<Sampler> makeSampler(const std::string& id, const io::JsonFile& scheduleConfig, int steps,
                                     const SamplerOptions& options = {});

// The ids makeSampler() knows, in alphabetical order.
std::vector<std::string> samplerIds();

// The id of the sampler that a scheduler_config.json names in _class_name; readSamplerOptions() has the rest.
// Throws Error for one that we do not have.
std::string readSamplerId(const io::JsonFile& config);

}  // namespace core::sampling
