#pragma once

#include "core/base/range.h"

// What is no part of a plan: how the canvas shows it. The editors, the readers and the writers go by it.
namespace ui::view_limits {

constexpr core::Range<double> kOpacity{0.0, 1.0};      // of a layer
constexpr core::Range<double> kZoom{0.05, 32.0};       // screen pixels a picture pixel
constexpr core::Range<double> kViewCentre{-1e6, 1e6};  // picture pixels
constexpr core::Range<int> kBrushSize{1, 64};          // picture pixels

}  // namespace ui::view_limits
