#pragma once

#include <cstdint>

#include "core/control/skeleton.h"
#include "core/training/world/attributes.h"

namespace core::world {

/// The garment colour a viewer would name: the median CIE Lab colour inside the torso polygon, matched
/// to the nearest of the ten names (lightness counts a little less than hue).
/// @param rgb height x width x 3 bytes, rows from the top
/// @param skeleton in fractions of the picture
/// @throws core::Error when the torso covers no pixel of the picture
GarmentColour torsoColour(const std::uint8_t* rgb, int width, int height, const control::Skeleton& skeleton);

}  // namespace core::world
