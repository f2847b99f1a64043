#pragma once

#include <torch/types.h>

#include "core/training/judges/judge_pictures.h"

namespace core::training {

// Pictures of heads with what a face finder should say of them. Some faces are spoiled: warped, smeared or
// scribbled over, whole or one eye or the mouth alone, and what is spoiled should not be found.
class FaceLessons {
 public:
    FaceLessons(const JudgePictures& set, const torch::Device& device);

    struct Lesson {
        torch::Tensor pictures;  // [B,3,128,128] in [-1,1]
        torch::Tensor heat;      // [B,3,32,32], 1 at heads, eyes and mouths, falling off about them
    };

    // Crops about heads, or whole pictures at half the size. `spoiled` is the share of spoiled faces.
    Lesson next(std::int64_t count, double spoiled) const;

 private:
    struct Cut {
        torch::Tensor pictures;  // [B,3,128,128]
        torch::Tensor points;    // [B,2,4,2] in their pixels
        torch::Tensor radii;     // [B,2]
    };
    Cut crops(const torch::Tensor& picks) const;
    Cut halves(const torch::Tensor& picks) const;

    torch::Tensor m_bytes;
    torch::Tensor m_points;  // [N,2,4,2]: head, eyes, mouth of up to two people, in pixels; far away without
    torch::Tensor m_radii;   // [N,2]
};

}  // namespace core::training
