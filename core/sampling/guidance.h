#pragma once

#include <torch/types.h>

#include <vector>

namespace core::sampling {

// A style's pull: the network's output for the prompt with the style's prefix.
struct StyleOutput {
    torch::Tensor output;
    double strength = 0.0;
};

// Classifier-free guidance with style terms (PanGu-Draw, section on multi-style generation):
//   e = e(null) + scale (e(c) - e(null)) + sum_k strength_k (e(c_k) - e(c)).
// The combination is linear with weights that sum to one, so it means the same for eps, v and z0 outputs.
// All tensors have one shape.
torch::Tensor guide(const torch::Tensor& unconditional, const torch::Tensor& conditional, double scale,
                    const std::vector<StyleOutput>& styles = {});

// The guided output brought back towards the spread of the conditional one, for each picture of the batch (Lin et al.
// 2024, "Common Diffusion Noise Schedules and Sample Steps are Flawed", section 3.4): large scales otherwise
// overexpose. `amount` 0..1: 0 leaves it as it is.
torch::Tensor rescaleGuided(const torch::Tensor& guided, const torch::Tensor& conditional, double amount);

}  // namespace core::sampling
