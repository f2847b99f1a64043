#include "core/sampling/latent_mask.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {

torch::Tensor latentMask(const torch::Tensor& canvasMask, std::int64_t downsampling) {
    const auto sizes = canvasMask.sizes();
    if (sizes.size() != 2 || sizes[0] % downsampling != 0 || sizes[1] % downsampling != 0)
        fail("Mask: expected [height, width] in multiples of {}, found [{}]", downsampling, fmt::join(sizes, ", "));
    const torch::Tensor mask = canvasMask.to(torch::kFloat32).reshape({1, 1, sizes[0], sizes[1]});
    return torch::adaptive_avg_pool2d(mask, {sizes[0] / downsampling, sizes[1] / downsampling});
}

void checkLatentMask(const torch::Tensor& mask, torch::IntArrayRef latentShape, const std::string& owner) {
    const std::vector<std::int64_t> expected = {1, 1, latentShape[2], latentShape[3]};
    if (mask.sizes() != torch::IntArrayRef(expected))
        fail("Partner \"{}\": expected a mask of shape [{}], found [{}]", owner, fmt::join(expected, ", "),
             fmt::join(mask.sizes(), ", "));
    if (!(mask >= 0.0).logical_and(mask <= 1.0).all().item<bool>())
        fail("Partner \"{}\": expected a mask of 0 to 1, found {} to {}", owner, mask.min().item<double>(),
             mask.max().item<double>());
}

}  // namespace core::sampling
