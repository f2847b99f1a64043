#include "core/training/contact_sheet.h"

#include <torch/types.h>

#include "core/pipeline/tensor_image.h"

namespace core::training {

Image contactSheet(const torch::Tensor& pictures, int columns) {
    constexpr std::int64_t kGap = 2;
    const auto width = pictures.size(3) + kGap, height = pictures.size(2) + kGap;
    const auto rows = (pictures.size(0) + columns - 1) / columns;
    auto sheet = torch::ones({1, 3, rows * height, columns * width});
    for (std::int64_t i = 0; i < pictures.size(0); ++i) {
        const auto y = i / columns * height, x = i % columns * width;
        sheet[0].slice(1, y, y + pictures.size(2)).slice(2, x, x + pictures.size(3)).copy_(pictures[i]);
    }
    return pipeline::imageFrom(sheet);
}

}  // namespace core::training
