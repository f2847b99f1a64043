#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::sampling {

// Pixels.
struct PictureSize {
    std::int64_t height = 0;
    std::int64_t width = 0;

    bool operator==(const PictureSize&) const = default;
};

// How pixels between pixels are made up where a picture grows. Pixel centres keep their places (align_corners off).
enum class Upsampling {
    Nearest,
    Bilinear,
    Bicubic,  // a = -0.75, may overshoot
};

// The size of pictures [B,C,H,W].
PictureSize sizeOf(const torch::Tensor& pictures);

// Pictures [B,C,H,W] at another size: averaged over areas along an axis that shrinks, so that thin lines
// survive, and interpolated along one that grows. Throws Error for an empty size or another layout.
torch::Tensor resizePictures(const torch::Tensor& pictures, PictureSize size, Upsampling upsampling);

}  // namespace core::sampling
