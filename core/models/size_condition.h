#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::models {

// The numbers about the picture's size that a generator reads beside the pooled text.
enum class SizeCondition {
    None,
    NativeSide,  // one: the side of the pictures it was trained on; the picture is to look as if drawn at that size
    Height,      // one: the picture's height in pixels
    Sdxl,        // six: original height and width, crop, target height and width; of an uncropped picture drawn so
    PanGuIndex,  // one: the place of the picture's size in PanGu-Draw's list of sizes (design 1.5)
};

struct PictureShape {
    std::int64_t width = 0;  // pixels
    std::int64_t height = 0;
};

// [1,N]; undefined for None. `nativeSize` in pixels.
torch::Tensor sizeNumbers(SizeCondition condition, const PictureShape& picture, int nativeSize);

// The index that PanGu-Draw v3 knows a size by: of its large sizes or of its small ones, whichever the picture's area
// is nearer to, the one with the nearest proportions.
int panGuSizeIndex(const PictureShape& picture);

}  // namespace core::models
