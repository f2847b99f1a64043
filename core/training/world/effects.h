#pragma once

#include <opencv2/core.hpp>

#include "core/training/world/attributes.h"

namespace core::world {

class Random;

/// Gives a finished drawing its medium, at final size: watercolour bends the outlines a little, darkens
/// the rims of the washes and lets the paper show; flat pictures only get a faint unevenness. Strokes
/// are measured by the picture's height.
/// @param picture RGB picture of 8-bit channels, in one piece
/// @param finished a picture of the same kind, painted over
void applyFinish(const cv::Mat& picture, Style style, Random& random, cv::Mat finished);

}  // namespace core::world
