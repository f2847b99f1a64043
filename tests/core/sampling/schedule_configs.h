#pragma once

#include <nlohmann/json.hpp>

#include "core/io/json_file.h"

// The schedule of Stable Diffusion, with further or other keys.
inline core::io::JsonFile scheduleConfig(const nlohmann::json& changes = nlohmann::json::object()) {
    nlohmann::json config = {{"beta_schedule", "scaled_linear"},
                             {"beta_start", 0.00085},
                             {"beta_end", 0.012},
                             {"num_train_timesteps", 1000},
                             {"prediction_type", "epsilon"}};
    config.update(changes);
    return {config, "scheduler_config.json"};
}
