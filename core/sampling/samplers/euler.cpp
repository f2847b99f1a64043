#include "core/sampling/samplers/euler.h"

#include <torch/types.h>

#include "core/sampling/samplers/sigma_ladder.h"

namespace core::sampling {

Euler::Euler(const SamplerSetup& setup) : Sampler(sigmaLadder(setup), setup.prediction) {}

torch::Tensor Euler::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) {
    noise(x);
    return mixNoise(clean, epsilonOf(x, clean, level(i)), level(i + 1));
}

}  // namespace core::sampling
