#include "core/pipeline/painting/shared_space.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <limits>

#include "core/sampling/noise_source.h"

namespace core::pipeline {
namespace {

constexpr std::int64_t kSide = 64;  // pixels; a multiple of every autoencoder's step

// Waves, a ramp with a sharp edge, and noise: smooth, flat and rough.
torch::Tensor knownPictures() {
    const auto line = torch::linspace(-1.0, 1.0, kSide);
    const auto x = line.view({1, kSide}).expand({kSide, kSide}), y = line.view({kSide, 1}).expand({kSide, kSide});
    const auto waves = torch::stack({torch::sin(7.0 * x), torch::cos(5.0 * y), torch::sin(4.0 * (x + y))});
    const auto edge = torch::stack({x, torch::where(x * x + y * y < 0.4, torch::ones_like(x), -y), -x * y});
    const auto rough = sampling::seededNoise(1)(torch::empty({3, kSide, kSide})).mul(0.4).clamp(-1.0, 1.0);
    return torch::stack({waves, edge, rough});
}

}  // namespace

double spaceDistance(const models::LatentSpace& a, const models::LatentSpace& b) {
    if (&a == &b) return 0.0;
    if (a.channels() != b.channels() || a.downsampling() != b.downsampling())
        return std::numeric_limits<double>::infinity();
    const c10::InferenceMode inference;
    const auto pictures = knownPictures();
    const auto there = a.encode(pictures), here = b.encode(pictures);
    return ((there - here).norm() / there.norm()).item<double>();
}

}  // namespace core::pipeline
