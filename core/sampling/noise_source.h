#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace core::sampling {

// Draws the next standard normal tensor with shape, type and device of its argument.
// Samplers draw in the order of their steps, so that a seed names one picture.
using NoiseSource = std::function<torch::Tensor(const torch::Tensor& like)>;

// A source of its own, drawn on the CPU in float32: a seed gives the same noise on every device.
NoiseSource seededNoise(std::uint64_t seed);

}  // namespace core::sampling
