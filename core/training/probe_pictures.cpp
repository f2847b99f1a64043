#include "core/training/probe_pictures.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/training/picture_set.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

constexpr std::int64_t kFirst = std::int64_t{1} << 41;
constexpr std::int64_t kFirstPose = std::int64_t{1} << 42;
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

torch::Tensor bytesOf(const world::Scene& scene) {
    const auto pixels =
        torch::from_blob(const_cast<std::uint8_t*>(scene.rgb.data()), {scene.height, scene.width, 3}, torch::kUInt8);
    return pixels.permute({2, 0, 1}).clone();
}

void keepJoints(const torch::Tensor& row, const control::Skeleton& skeleton) {
    for (int i = 0; i < control::kJointCount; ++i) {
        const auto& joint = skeleton.joints[static_cast<std::size_t>(i)];
        row[2 * i] = joint.x;
        row[2 * i + 1] = joint.y;
    }
}

void keep(ProbePictures& set, std::int64_t row, const world::Scene& scene) {
    set.pictures[row].copy_(toUnitRange(bytesOf(scene)));
    if (scene.people.empty()) return;
    set.present[row] = 1.0f;
    keepJoints(set.joints[row], scene.people.front());
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

PosePictures posePictures(int count, int side, int threads) {
    PosePictures set{torch::empty({count, 3, side, side}, torch::kUInt8),
                     torch::zeros({count, 2 * control::kJointCount})};
    inParallel(count, threads, [&](std::int64_t i) {
        const torch::NoGradGuard noGrad;
        auto attributes = attributesOf(kFirstPose + i);
        attributes.people.resize(1);
        const auto scene = world::render(attributes, side);
        set.pictures[i].copy_(bytesOf(scene));
        keepJoints(set.joints[i], scene.people.front());
    });
    return set;
}

}  // namespace core::training
