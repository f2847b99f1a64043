#pragma once

#include <torch/types.h>

#include "core/io/json_file.h"

namespace core::sampling {

// The noise variances beta_t of a diffusers scheduler_config.json, [T] float32, each in 0..1.
// Keys: num_train_timesteps, beta_schedule ("linear", "scaled_linear", "squaredcos_cap_v2"), beta_start,
// beta_end, trained_betas (an array that replaces the formula). Absent keys have the reference's
// defaults: 1000, "linear", 0.0001, 0.02. Throws Error for any other schedule or a value out of range.
torch::Tensor readBetas(const io::JsonFile& config);

// abar_t = prod (1 - beta_s), [T] float32, computed in float32 as the models' own trainers did.
torch::Tensor cumulativeAlphas(const torch::Tensor& betas);

// Shifts and scales sqrt(abar) so that its last value is `terminal` and its first stays (Lin et al. 2024,
// "Common Diffusion Noise Schedules and Sample Steps are Flawed", algorithm 1, where terminal is 0).
torch::Tensor rescaleTerminal(const torch::Tensor& abars, double terminal);

}  // namespace core::sampling
