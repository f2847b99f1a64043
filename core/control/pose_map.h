#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/image.h"
#include "core/control/person.h"

namespace core::control {

/// The picture that pose models read: coloured limbs and joints on black, as OpenPose draws them. Strokes are
/// sized for a longest side of 512 pixels and scale with it; later people lie over earlier ones.
/// @param people in fractions of the picture; points outside it are drawn as far as they reach in
/// @param width, height pixels, 1..16384
Image drawPoseMap(const std::vector<Person>& people, int width, int height);

/// The colour of a joint, and of the limb with the same number.
std::array<std::uint8_t, 3> jointColour(int number);

}  // namespace core::control
