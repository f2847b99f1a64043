#include "core/sampling/noise_source.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

namespace core::sampling {

NoiseSource seededNoise(std::uint64_t seed) {
    const at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    return [generator](const torch::Tensor& like) {
        return torch::randn(like.sizes(), generator, torch::kFloat32).to(like.options());
    };
}

}  // namespace core::sampling
