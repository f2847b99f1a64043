#include "core/training/probe_pictures.h"

#include <torch/torch.h>

#include "core/training/picture_set.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

constexpr std::int64_t kFirst = std::int64_t{1} << 41;
constexpr int kPeopleless = 4;  // one picture in so many has nobody
constexpr int kSmeared = 8;     // and one in so many has nothing but soft colours
constexpr std::int64_t kSmearCell = 64;

torch::Tensor smeared(const torch::Tensor& picture) {
    namespace F = torch::nn::functional;
    const auto options = F::InterpolateFuncOptions()
                             .size(std::vector<std::int64_t>{kPictureSize, kPictureSize})
                             .mode(torch::kBilinear)
                             .align_corners(false);
    return F::interpolate(torch::avg_pool2d(picture.unsqueeze(0), kSmearCell), options)[0];
}

void keep(ProbePictures& set, std::int64_t row, const world::Scene& scene) {
    const auto size = static_cast<std::int64_t>(scene.size);
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(scene.rgb.data()), {size, size, 3}, torch::kUInt8);
    set.pictures[row].copy_(toUnitRange(bytes.permute({2, 0, 1})));
    if (scene.people.empty()) return;
    set.present[row] = 1.0f;
    for (int i = 0; i < control::kJointCount; ++i) {
        const auto& joint = scene.people.front().joints[static_cast<std::size_t>(i)];
        set.joints[row][2 * i] = joint.x;
        set.joints[row][2 * i + 1] = joint.y;
    }
}

}  // namespace

ProbePictures probePictures(int count, int threads) {
    ProbePictures set{torch::empty({count, 3, kPictureSize, kPictureSize}), torch::zeros({count}),
                      torch::zeros({count, 2 * control::kJointCount})};
    inParallel(count, threads, [&](std::int64_t i) {
        torch::NoGradGuard noGrad;
        auto attributes = attributesOf(kFirst + i);
        const bool isSmeared = i % kSmeared == 0;
        attributes.people.resize(i % kPeopleless == 0 && !isSmeared ? 0 : 1);
        keep(set, i, world::render(attributes, kPictureSize));
        if (!isSmeared) return;
        set.pictures[i].copy_(smeared(set.pictures[i]));
        set.present[i] = 0.0f;
    });
    return set;
}

}  // namespace core::training
