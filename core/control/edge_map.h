#pragma once

#include "core/base/image.h"

namespace core::control {

constexpr int kCannyLow = 100;  ///< usual thresholds, 0..255
constexpr int kCannyHigh = 200;

/// The edges of a picture after Canny (1986): white lines, one pixel wide, on black; grey, of the picture's size.
/// @param low, high hysteresis thresholds of the gradient, 0..255
/// @throws core::Error for an empty picture
Image cannyEdges(const Image& picture, int low = kCannyLow, int high = kCannyHigh);

/// A picture of lines as a grey edge map, as it is: it is never searched for edges again.
Image edgeMapFrom(const Image& picture);

/// Whether a picture is an edge map already: light lines on black, hardly anything between.
bool looksLikeEdgeMap(const Image& picture);

}  // namespace core::control
