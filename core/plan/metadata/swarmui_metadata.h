#pragma once

#include <optional>
#include <string>

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// What SwarmUI (StableSwarmUI before) writes under `parameters`, or in a JPEG's or WebP's Exif comment:
// {"sui_image_params": {"prompt": "...", "cfgscale": 7, "loras": ["ink"], "loraweights": ["0.8"], ...}, ...}.
// Nothing when the text is no such thing.
std::optional<ForeignValues> swarmValues(const std::string& json);

}  // namespace core::plan
