#pragma once

#include <nlohmann/json.hpp>

#include "core/io/weight_source.h"

namespace core::io {

// config.json of one part (diffusers names, as partOf() gives them), read off the names and shapes of its
// weights. What cannot be seen there is taken from the models that people have: 32 groups in every
// normalisation; eight heads where projections are convolutions (Stable Diffusion 1), heads 64 wide where they
// are linear; text towers with heads 64 wide, quick_gelu at width 768 and gelu above.
// Throws Error when the weights have not the structure of such a part.
nlohmann::json inferUNetConfig(const WeightSource& part);
nlohmann::json inferControlNetConfig(const WeightSource& part);
nlohmann::json inferVaeConfig(const WeightSource& part, double scalingFactor);
nlohmann::json inferTextConfig(const WeightSource& part);

}  // namespace core::io
