#pragma once

#include <cstdint>

#include "core/control/skeleton.h"
#include "core/training/world/attributes.h"

namespace core::world {

/// How many of a person's eight long bones (upper arms, forearms, thighs, shins) a picture shows.
struct LimbCount {
    int found = 0;
    int asked = 0;  ///< bones whose joints are visible and inside the picture
};

/// Looks for limbs where a skeleton has them: a bone is found when most points along it have the colour of
/// skin, or of the garment the person wears there (CIE Lab distance; light, shade and paper grain allowed for).
/// @param rgb size x size x 3 bytes, rows from the top
/// @param skeleton in fractions of the picture
LimbCount findLimbs(const std::uint8_t* rgb, int size, const control::Skeleton& skeleton, const Person& person);

}  // namespace core::world
