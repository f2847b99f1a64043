#pragma once

#include <torch/types.h>

#include "core/base/image.h"

namespace core::pipeline {

// The first picture of a batch [B,3,H,W] in [-1,1] as RGB bytes, clamped and rounded.
Image imageFrom(const torch::Tensor& pictures);

// A picture of RGB bytes as [1,3,H,W] in [-1,1].
torch::Tensor tensorFrom(const Image& picture);

}  // namespace core::pipeline
