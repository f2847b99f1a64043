#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/training/parallel.h"
#include "core/training/world/attributes.h"

namespace core::training {

// Pictures of the world are numbered: the number alone decides attributes and pixels.
// Training counts from zero, evaluation from kUnseen, so no picture is ever in both.
constexpr std::int64_t kUnseen = std::int64_t{1} << 40;

constexpr int kPictureSize = 256;  // pixels
constexpr int kLowResolution = 128;

world::SceneAttributes attributesOf(std::int64_t number);

// One picture in eight is drawn at 128 pixels and enlarged: the structure generator learns from
// such pictures too, the texture generator never sees them (paper, section 3.1).
bool isLowResolution(std::int64_t number);

// Side of the drawing before it was enlarged, in pixels: the size condition of the generators.
inline int originalSize(std::int64_t number) { return isLowResolution(number) ? kLowResolution : kPictureSize; }

// Pictures first .. first+count-1 as bytes [count,3,256,256], drawn on `threads` threads.
torch::Tensor renderPictures(std::int64_t first, std::int64_t count, int threads);

// Pictures of bytes [B,C,256,256] at a side that divides 256, averaged over areas.
torch::Tensor shrunk(const torch::Tensor& bytes, std::int64_t side);

// Bytes to floats in [-1,1].
torch::Tensor toUnitRange(const torch::Tensor& bytes);

}  // namespace core::training
