#include "core/training/judges/judge_pictures.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/training/picture_set.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

constexpr std::int64_t kFirstLearned = std::int64_t{1} << 43;
constexpr std::int64_t kFirstChecked = std::int64_t{1} << 44;
constexpr std::int64_t kEmptyEvery = 8;  // one picture in so many has nobody
constexpr std::int64_t kPairEvery = 4;   // and one in so many two people

world::SceneAttributes judgedScene(std::int64_t first, std::int64_t i) {
    auto scene = attributesOf(first + i);
    if (i % kEmptyEvery == 0) scene.people.clear();
    // The second person comes from far down the range, where no picture is drawn.
    if (i % kPairEvery == 1) scene.people = {scene.people.front(), attributesOf(first * 2 - 1 - i).people.front()};
    return scene;
}

torch::Tensor squareOf(const world::Scene& scene) {
    return torch::from_blob(const_cast<std::uint8_t*>(scene.rgb.data()), {kPictureSize, kPictureSize, 3}, torch::kUInt8)
        .permute({2, 0, 1});
}

}  // namespace

JudgePictures judgePictures(JudgeUse use, int count, int threads) {
    const auto first = use == JudgeUse::Learning ? kFirstLearned : kFirstChecked;
    const auto size = static_cast<std::size_t>(count);
    JudgePictures set{torch::empty({count, 3, kPictureSize, kPictureSize}, torch::kUInt8), {}, {}};
    set.people.resize(size);
    std::vector<world::SceneAttributes> scenes(size);
    inParallel(count, threads, [&](std::int64_t i) {
        const torch::NoGradGuard noGrad;
        const auto row = static_cast<std::size_t>(i);
        scenes[row] = judgedScene(first, i);
        const auto scene = world::render(scenes[row], kPictureSize);
        set.pictures[i].copy_(squareOf(scene));
        set.people[row] = scene.people;
    });
    set.labels = worldLabels(scenes);
    return set;
}

}  // namespace core::training
