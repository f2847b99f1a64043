#include "core/training/judges/face_match.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>

namespace core::training {
namespace {

// All in distances between the eyes. A head that is turned has its face off the middle by up to 0.6 of it.
constexpr float kMostTilt = 0.5F;
constexpr float kMostAside = 0.9F;
constexpr float kMostAboveOrBelow = 0.6F;
constexpr float kMouthAside = 0.5F;
constexpr float kMouthLeast = 0.3F;  // below the eyes; the world's is at 0.63
constexpr float kMouthMost = 1.1F;

bool hasMouth(const Place& between, float distance, const std::vector<Place>& mouths) {
    return std::any_of(mouths.begin(), mouths.end(), [&](const Place& mouth) {
        const float below = (mouth.y - between.y) / distance;
        return std::abs(mouth.x - between.x) < kMouthAside * distance && below > kMouthLeast && below < kMouthMost;
    });
}

}  // namespace

std::vector<Place> peaksOf(const torch::Tensor& heat, double least, int reach) {
    const auto hottest = torch::max_pool2d(heat.unsqueeze(0).unsqueeze(0), 2 * reach + 1, 1, reach)[0][0];
    const auto cells = ((heat == hottest) & (heat >= least)).nonzero().cpu();
    std::vector<Place> peaks;
    for (std::int64_t i = 0; i < cells.size(0); ++i)
        peaks.push_back({cells[i][1].item<float>() + 0.5F, cells[i][0].item<float>() + 0.5F});
    return peaks;
}

bool makeFace(const Place& head, const std::vector<Place>& eyes, const std::vector<Place>& mouths) {
    for (const auto& left : eyes)
        for (const auto& right : eyes) {
            const float distance = right.x - left.x;
            if (distance <= 0 || std::abs(right.y - left.y) > kMostTilt * distance) continue;
            const Place between{(left.x + right.x) / 2, (left.y + right.y) / 2};
            if (std::abs(between.x - head.x) > kMostAside * distance) continue;
            if (std::abs(between.y - head.y) > kMostAboveOrBelow * distance) continue;
            if (hasMouth(between, distance, mouths)) return true;
        }
    return false;
}

}  // namespace core::training
