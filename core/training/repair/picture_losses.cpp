#include "core/training/repair/picture_losses.h"

#include <torch/types.h>

namespace core::training {
namespace {

// Where a map says nothing its direction is noise.
constexpr double kSilence = 1e-2;

torch::Tensor unitVectors(const torch::Tensor& map) {
    const auto wide = map.to(torch::kFloat32);
    return wide * (wide.square().sum(1, true) + kSilence).rsqrt();
}

}  // namespace

torch::Tensor meanDistance(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().mean({1, 2, 3}); }

torch::Tensor stepDistance(const torch::Tensor& a, const torch::Tensor& b) {
    const auto d = a - b;
    const auto dx = d.slice(3, 1) - d.slice(3, 0, -1);
    const auto dy = d.slice(2, 1) - d.slice(2, 0, -1);
    return dx.abs().mean({1, 2, 3}) + dy.abs().mean({1, 2, 3});
}

torch::Tensor featureDistance(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b) {
    torch::Tensor sum;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto distance = (unitVectors(a[i]) - unitVectors(b[i])).square().sum(1).mean({1, 2});
        sum = sum.defined() ? sum + distance : distance;
    }
    return sum / static_cast<double>(a.size());
}

}  // namespace core::training
