#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/image.h"

namespace core::training {

// Numbers of scenes that no training saw, with one person each, so that "the garment" is one.
std::vector<std::int64_t> unseenScenes(int count);

// The same with two people each.
std::vector<std::int64_t> unseenPairs(int count);

// One caption in three is Chinese.
bool isChinese(std::int64_t number);

// The whole caption of a scene.
std::string captionFor(std::int64_t number);

// The scenes as they really look, [N,3,256,256] in [-1,1].
torch::Tensor realPictures(const std::vector<std::int64_t>& numbers, int threads);

// A picture as [3,H,W] in [-1,1].
torch::Tensor unitRange(const Image& image);

}  // namespace core::training
