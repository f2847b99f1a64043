#pragma once

#include <torch/nn/module.h>

#include "core/base/device.h"

// Samplers work on the CPU in fp32, so that a seed means the same picture everywhere; networks may be elsewhere and in
// half precision. These carry tensors to a network and back.
namespace core::nets {

// Moves and casts a network's weights.
void place(torch::nn::Module& net, const Placement& placement);

// Where a network's weights are; the CPU for one without.
Placement placementOf(const torch::nn::Module& net);

// x where and as the placement says; what is undefined stays so.
torch::Tensor placed(const torch::Tensor& x, const Placement& placement);

}  // namespace core::nets
