#include "core/models/size_condition.h"

#include <torch/types.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace core::models {
namespace {

constexpr std::array kLargeSizes = {PictureShape{512, 2048}, PictureShape{512, 1920}, PictureShape{768, 1536},
                                    PictureShape{864, 1536}, PictureShape{960, 1280}, PictureShape{1024, 1024},
                                    PictureShape{1280, 960}, PictureShape{1536, 768}, PictureShape{1920, 512},
                                    PictureShape{2048, 512}};
constexpr std::array kSmallSizes = {PictureShape{256, 1024}, PictureShape{256, 960}, PictureShape{320, 768},
                                    PictureShape{384, 640},  PictureShape{448, 576}, PictureShape{512, 512},
                                    PictureShape{576, 448},  PictureShape{640, 384}, PictureShape{768, 320},
                                    PictureShape{960, 256},  PictureShape{1024, 256}};
constexpr std::int64_t kBetween = 768 * 768;  // pixels: the areas of the lists are about 1024^2 and 512^2

double proportion(const PictureShape& shape) {
    return std::log(static_cast<double>(shape.width) / static_cast<double>(shape.height));
}

}  // namespace

int panGuSizeIndex(const PictureShape& picture) {
    const bool large = picture.width * picture.height >= kBetween;
    const auto sizes = large ? std::span<const PictureShape>(kLargeSizes) : std::span<const PictureShape>(kSmallSizes);
    const auto distance = [&](const PictureShape& size) { return std::abs(proportion(size) - proportion(picture)); };
    return static_cast<int>(std::ranges::min_element(sizes, {}, distance) - sizes.begin());
}

torch::Tensor sizeNumbers(SizeCondition condition, const PictureShape& picture, int nativeSize) {
    switch (condition) {
        case SizeCondition::None:
            break;
        case SizeCondition::NativeSide:
            return torch::full({1, 1}, static_cast<float>(nativeSize));
        case SizeCondition::Height:
            return torch::full({1, 1}, static_cast<float>(picture.height));
        case SizeCondition::PanGuIndex:
            return torch::full({1, 1}, static_cast<float>(panGuSizeIndex(picture)));
        case SizeCondition::Sdxl: {
            const auto h = static_cast<float>(picture.height), w = static_cast<float>(picture.width);
            return torch::tensor({h, w, 0.0f, 0.0f, h, w}).unsqueeze(0);
        }
    }
    return {};
}

}  // namespace core::models
