#include "core/sampling/samplers/euler_ancestral.h"

#include <torch/torch.h>

#include <algorithm>

namespace core::sampling {

torch::Tensor EulerAncestral::step(int i, const torch::Tensor& x, const torch::Tensor& clean,
                                   const NoiseSource& noise) {
    const double from = level(i).sigma;
    const double to = level(i + 1).sigma;
    const double fresh = to * std::sqrt(std::max(0.0, 1.0 - to * to / (from * from)));
    const double kept = std::sqrt(std::max(0.0, to * to - fresh * fresh));
    return mixNoise(clean, epsilonOf(x, clean, level(i)), {1.0, kept}) + fresh * noise(x);
}

}  // namespace core::sampling
