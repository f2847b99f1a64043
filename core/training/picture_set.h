#pragma once

#include <torch/types.h>

#include <cstdint>

#include "core/training/parallel.h"
#include "core/training/picture_shape.h"
#include "core/training/world/attributes.h"

namespace core::training {

// Pictures of the world are numbered: the number alone decides attributes and pixels.
// Training counts from zero, evaluation from kUnseen, so no picture is ever in both.
constexpr std::int64_t kUnseen = std::int64_t{1} << 40;

constexpr int kPictureSize = 256;  // pixels, of the usual square pictures

// Of the whole scene, whatever a picture of some shape shows of it.
world::SceneAttributes attributesOf(std::int64_t number);

// A picture of this shape as bytes [3,height,width]; a low-resolution one is drawn at half its size and enlarged.
torch::Tensor renderPicture(std::int64_t number, const PictureShape& shape);

// Pictures first .. first+count-1 in the usual shape, as bytes [count,3,256,256], drawn on `threads` threads.
torch::Tensor renderPictures(std::int64_t first, std::int64_t count, int threads);

// The same in a shape; all of them must have it.
torch::Tensor renderPictures(std::int64_t first, std::int64_t count, const PictureShape& shape, int threads);

// Pictures of bytes [B,C,256,256] at a side that divides 256, averaged over areas.
torch::Tensor shrunk(const torch::Tensor& bytes, std::int64_t side);

// Pictures of bytes [B,C,H,W] at half their size.
torch::Tensor halved(const torch::Tensor& bytes);

// Bytes to floats in [-1,1].
torch::Tensor toUnitRange(const torch::Tensor& bytes);

}  // namespace core::training
