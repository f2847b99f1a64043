#include "core/training/judges/worn_pictures.h"

#include <torch/types.h>

#include <array>
#include <cmath>
#include <numbers>

namespace core::training {
namespace {

constexpr std::int64_t kWaveBlock = 8;  // pixels a side, as in JPEG
constexpr std::array<std::int64_t, 5> kSpotSizes{1, 2, 4, 8, 16};

double upTo(double most) { return torch::rand({1}).item<double>() * most; }

template <typename Choices>
std::int64_t oneOf(const Choices& choices) {
    const auto pick = torch::randint(static_cast<std::int64_t>(choices.size()), {1}).template item<std::int64_t>();
    return choices[static_cast<std::size_t>(pick)];
}

torch::Tensor enlargedTo(const torch::Tensor& like, const torch::Tensor& small) {
    return torch::upsample_bilinear2d(small, {like.size(2), like.size(3)}, false);
}

torch::Tensor blurred(const torch::Tensor& pictures, std::int64_t factor) {
    if (factor == 1) return pictures;
    const std::vector<std::int64_t> cells{pictures.size(2) / factor, pictures.size(3) / factor};
    return enlargedTo(pictures, torch::adaptive_avg_pool2d(pictures, cells));
}

// Spots of one size, soft or, as autoencoders of patches leave them, square.
torch::Tensor spotsLike(const torch::Tensor& like, std::int64_t cell) {
    const auto small = torch::randn({like.size(0), 3, like.size(2) / cell, like.size(3) / cell}, like.options());
    if (upTo(1.0) < 0.5) return enlargedTo(like, small);
    return torch::upsample_nearest2d(small, {like.size(2), like.size(3)});
}

torch::Tensor cosines() {
    auto rows = torch::empty({kWaveBlock, kWaveBlock});
    for (std::int64_t k = 0; k < kWaveBlock; ++k)
        for (std::int64_t n = 0; n < kWaveBlock; ++n)
            rows[k][n] = std::sqrt((k == 0 ? 1.0 : 2.0) / kWaveBlock) *
                         std::cos(std::numbers::pi * static_cast<double>(k * (2 * n + 1)) / (2.0 * kWaveBlock));
    return rows;
}

torch::Tensor quantisationSteps(double step) {
    const auto k = torch::arange(kWaveBlock).to(torch::kFloat32);
    return step * (1 + (k.unsqueeze(1) + k) / 2);
}

}  // namespace

torch::Tensor quantisedBlocks(const torch::Tensor& pictures, double step) {
    const auto transform = cosines().to(pictures.device());
    const auto steps = quantisationSteps(step).to(pictures.device());
    const auto blocks = pictures.unfold(2, kWaveBlock, kWaveBlock).unfold(3, kWaveBlock, kWaveBlock);  // [B,3,h,w,8,8]
    const auto waves = transform.matmul(blocks).matmul(transform.t());
    const auto rounded = transform.t().matmul((waves / steps).round() * steps).matmul(transform);
    return rounded.permute({0, 1, 2, 4, 3, 5}).reshape(pictures.sizes());
}

torch::Tensor worn(const torch::Tensor& pictures, const Wear& wear) {
    auto result = blurred(pictures, oneOf(wear.blurs));
    result = result + upTo(wear.mostNoise) * spotsLike(result, oneOf(kSpotSizes));
    const auto tint = torch::randn({result.size(0), 3, 1, 1}, result.options()) * upTo(wear.mostTint);
    result = result * (1 - upTo(wear.mostFade)) + tint;
    if (wear.mostQuantised > 0) result = quantisedBlocks(result, 1e-3 + upTo(wear.mostQuantised));
    return result.clamp(-1, 1);
}

}  // namespace core::training
