#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "core/control/skeleton.h"
#include "core/training/judges/world_labels.h"

namespace core::training {

// Renders that judges learn from, with all that is true of them.
struct JudgePictures {
    torch::Tensor pictures;  // bytes [N,3,256,256]
    WorldLabels labels;
    std::vector<std::vector<control::Skeleton>> people;  // of each picture, in fractions of it
};

enum class JudgeUse { Learning, Checking };

// From ranges of numbers of their own, neither trained on by generators nor evaluated; what judges are checked with
// they have not learned from. One picture in eight has nobody, one in four two people.
JudgePictures judgePictures(JudgeUse use, int count, int threads);

}  // namespace core::training
