#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/io/weight_source.h"

namespace core::io {

// A file of weights without what trainers wrap around their names: a "state_dict." or "module." before every one of
// them, and, in a file that has nothing but the running averages of its UNet, "model_ema." with the names' dots left
// out. Other files come back as they are. Looks at names only.
std::shared_ptr<const WeightSource> unwrapped(std::shared_ptr<const WeightSource> file);

// "diffusion_modelinput_blocks110in_layers0weight" -> "diffusion_model.input_blocks.11.0.in_layers.0.weight": the name
// of a UNet's parameter in the original layout, with its dots again. Nothing for what is no such name.
std::optional<std::string> withDots(std::string_view name);

}  // namespace core::io
