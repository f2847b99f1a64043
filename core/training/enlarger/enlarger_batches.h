#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/training/enlarger/enlarger_pictures.h"

namespace core::training {

struct EnlargerBatch {
    torch::Tensor small;  // [B,3,crop,crop] in [-1,1]
    torch::Tensor large;  // [B,3,2*crop,2*crop]: what it is to become
};

// Crops of pictures with their reductions: half of each batch are decoded ones, where there are any; the others are
// averaged over areas or reduced by an antialiased bicubic filter, and often lightly noised or rounded as JPEG rounds.
class EnlargerBatches {
 public:
    // `crop`: small pixels a side, a multiple of 8 up to 256. Throws Error for another.
    EnlargerBatches(EnlargerPictures pictures, std::int64_t crop);

    // May be called from several threads.
    EnlargerBatch make(std::int64_t size) const;

 private:
    EnlargerPictures m_pictures;
    std::int64_t m_crop;
};

}  // namespace core::training
