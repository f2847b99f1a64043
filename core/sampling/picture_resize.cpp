#include "core/sampling/picture_resize.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"

namespace core::sampling {
namespace {

torch::Tensor shrink(const torch::Tensor& pictures, PictureSize size) {
    const PictureSize from = sizeOf(pictures);
    const PictureSize to{std::min(from.height, size.height), std::min(from.width, size.width)};
    return to == from ? pictures : torch::adaptive_avg_pool2d(pictures, {to.height, to.width});
}

torch::Tensor grow(const torch::Tensor& pictures, PictureSize size, Upsampling upsampling) {
    if (sizeOf(pictures) == size) return pictures;
    const std::vector<std::int64_t> target = {size.height, size.width};
    if (upsampling == Upsampling::Nearest) return torch::upsample_nearest2d(pictures, target);
    if (upsampling == Upsampling::Bilinear) return torch::upsample_bilinear2d(pictures, target, false);
    return torch::upsample_bicubic2d(pictures, target, false);
}

}  // namespace

PictureSize sizeOf(const torch::Tensor& pictures) {
    if (pictures.dim() != 4)
        fail("Pictures: expected a shape of [batch, channels, height, width], found [{}]",
             fmt::join(pictures.sizes(), ", "));
    return {pictures.size(2), pictures.size(3)};
}

torch::Tensor resizePictures(const torch::Tensor& pictures, PictureSize size, Upsampling upsampling) {
    if (size.height < 1 || size.width < 1)
        fail("Pictures: expected a width and height of 1 or more, found {}x{}", size.width, size.height);
    return grow(shrink(pictures, size), size, upsampling);
}

}  // namespace core::sampling
