#pragma once

#include <torch/types.h>

#include <vector>

namespace core::nets {

// What ControlNets add to a UNet.
struct ControlResiduals {
    std::vector<torch::Tensor> down;  // one for each skip, conv_in's first
    torch::Tensor mid;                // for the middle block's output
};

struct ControlStrength {
    double scale = 1.0;  // 0: no effect; conditioning scale in diffusers
    bool guess = false;  // weaken the fine residuals: factors from 0.1 at the first skip to 1 in the middle,
                         // in equal ratios; for control without a prompt
};

// The residuals times their strength.
ControlResiduals scaled(const ControlResiduals& residuals, const ControlStrength& strength);

// The sum over several ControlNets; throws Error when their numbers differ.
ControlResiduals operator+(const ControlResiduals& a, const ControlResiduals& b);

}  // namespace core::nets
