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

/// What decides how a scene is spread from left to right.
struct Span {
    int people = 1;
    float width = 1;  ///< of the picture, in picture heights
};

/// Hands out horizontal places of one layer: both sides first for a single figure, the middle first
/// between two figures. There are three.
///
/// `inset` is the distance of the side places from the border of a square, in picture heights: less
/// in narrow pictures; in wide ones the places wander inwards.
class Slots {
 public:
    Slots(const Span& span, float inset, bool leftFirst, Random& random);

    float take();

 private:
    std::vector<float> m_places;
};

/// Moves and scales a unit pose (feet at the origin, nominal height 1) onto the picture so that hands,
/// hair and hat stay inside it: a narrow picture makes figures smaller, a wide one no larger.
/// @param index which of the figures this is, from the left
Pose placeFigure(const Person& person, const Pose& unit, int index, const Span& span, Random& random);

}  // namespace core::world
