#pragma once

#include <torch/types.h>

#include "core/base/image.h"

namespace core::training {

// Pictures [N,3,H,W] in [-1,1] side by side, `columns` a row, with a thin white gap.
Image contactSheet(const torch::Tensor& pictures, int columns);

}  // namespace core::training
