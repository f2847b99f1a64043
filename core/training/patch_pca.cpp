#include "core/training/patch_pca.h"

#include <torch/nn/functional/fold.h>
#include <torch/types.h>

namespace core::training {

PatchPca principalPatches(const torch::Tensor& pictures, std::int64_t patchSize, std::int64_t channels) {
    namespace F = torch::nn::functional;
    const auto width = 3 * patchSize * patchSize;
    const auto mean = pictures.mean({0, 2, 3});
    auto covariance = torch::zeros({width, width});
    std::int64_t count = 0;
    for (const auto& batch : pictures.split(32)) {
        const auto centred = batch - mean.view({1, 3, 1, 1});
        const auto patches =
            F::unfold(centred, F::UnfoldFuncOptions(patchSize).stride(patchSize)).transpose(1, 2).reshape({-1, width});
        covariance += patches.t().mm(patches);
        count += patches.size(0);
    }
    const auto [values, vectors] = torch::linalg_eigh(covariance / count, "L");
    const auto basis = vectors.flip(1).slice(1, 0, channels).t().contiguous();
    return {basis.view({channels, 3, patchSize, patchSize}), values.flip(0).slice(0, 0, channels).contiguous(), mean};
}

torch::Tensor halfWhitening(const torch::Tensor& variance) {
    const auto gain = variance.clamp_min(1e-8).pow(-0.25);
    return gain / (variance * gain.square()).mean().sqrt();
}

}  // namespace core::training
