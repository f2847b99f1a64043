#pragma once

#include <memory>
#include <optional>

#include "core/io/json_file.h"
#include "core/sampling/sampler.h"

namespace golden {

// The sampler that the scheduler_config.json of a golden run names in _class_name, with the options it states.
std::unique_ptr<core::sampling::Sampler> referenceSampler(const core::io::JsonFile& config, int steps,
                                                          std::optional<double> eta);

}  // namespace golden
