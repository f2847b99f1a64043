#include "core/training/unseen_scenes.h"

#include <torch/types.h>

#include "core/training/picture_set.h"
#include "core/training/world/captions.h"

namespace core::training {
namespace {

constexpr int kChineseEvery = 3;

std::vector<std::int64_t> scenesWith(std::size_t people, int count) {
    std::vector<std::int64_t> numbers;
    for (auto number = kUnseen; static_cast<int>(numbers.size()) < count; ++number)
        if (attributesOf(number).people.size() == people) numbers.push_back(number);
    return numbers;
}

}  // namespace

std::vector<std::int64_t> unseenScenes(int count) { return scenesWith(1, count); }

std::vector<std::int64_t> unseenPairs(int count) { return scenesWith(2, count); }

bool isChinese(std::int64_t number) { return number % kChineseEvery == 0; }

std::string captionFor(std::int64_t number) {
    return world::fullCaption(attributesOf(number),
                              isChinese(number) ? world::Language::Chinese : world::Language::English);
}

torch::Tensor realPictures(const std::vector<std::int64_t>& numbers, int threads) {
    std::vector<torch::Tensor> pictures;
    for (const auto number : numbers) pictures.push_back(toUnitRange(renderPictures(number, 1, threads))[0]);
    return torch::stack(pictures);
}

torch::Tensor unitRange(const Image& image) {
    const auto bytes =
        torch::from_blob(const_cast<std::uint8_t*>(image.pixels.data()), {image.height, image.width, 3}, torch::kUInt8);
    return toUnitRange(bytes.permute({2, 0, 1})).contiguous();
}

}  // namespace core::training
