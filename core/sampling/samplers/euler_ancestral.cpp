#include "core/sampling/samplers/euler_ancestral.h"

#include <torch/types.h>

#include "core/sampling/samplers/ancestral.h"

namespace core::sampling {

torch::Tensor EulerAncestral::step(int i, const torch::Tensor& x, const torch::Tensor& clean,
                                   const NoiseSource& noise) {
    const auto [kept, fresh] = ancestralStep(level(i).sigma, level(i + 1).sigma, 1.0);
    return mixNoise(clean, epsilonOf(x, clean, level(i)), {1.0, kept}) + fresh * noise(x);
}

}  // namespace core::sampling
