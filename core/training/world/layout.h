#pragma once

#include <cstdint>
#include <vector>

#include "core/training/world/attributes.h"
#include "core/training/world/pose.h"

namespace core::world {

/// Every part of a picture draws from its own stream: changing one leaves the others as they are.
enum Stream : std::uint64_t { kBackdrop, kPlaces, kWeather, kFinish, kObjects = 16, kPeople = 64 };

/// The middle of each object in a picture `width` times as wide as it is high, in picture heights.
std::vector<float> objectPlaces(const SceneAttributes& attributes, float width);

/// One figure on its place in such a picture.
/// @param random the person's own stream, from which the painter goes on
Pose figurePose(const SceneAttributes& attributes, int index, float width, Random& random);

}  // namespace core::world
