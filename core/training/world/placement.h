#pragma once

#include <vector>

#include "core/training/world/attributes.h"
#include "core/training/world/geometry.h"

namespace core::world {

class Random;
struct Pose;

/// Depth of an object: sky and far are painted behind the figures, near in front of them.
enum class Layer { Sky, Far, Near };

Layer layerOf(Object object);

/// Hands out horizontal places of one layer: both sides first for a single figure, the middle first
/// between two figures. There are three.
///
/// `inset` is the distance of the side places from the border, in fractions of the picture.
class Slots {
 public:
    Slots(int people, float inset, bool leftFirst, Random& random);

    float take();

 private:
    std::vector<float> m_places;
};

/// Moves and scales a unit pose (feet at the origin, nominal height 1) onto the picture so that hands,
/// hair and hat stay inside it.
/// @param index which of `people` figures this is, from the left
Pose placeFigure(const Person& person, const Pose& unit, int index, int people, Random& random);

}  // namespace core::world
