#pragma once

#include <array>

#include "core/control/skeleton.h"
#include "core/training/world/attributes.h"
#include "core/training/world/geometry.h"

namespace core::world {

class Random;

/// A figure's joints and what the painter needs besides them.
struct Pose {
    control::Skeleton skeleton;
    Point ground;      ///< on the floor, below the hips
    Point head;        ///< centre of the head
    float height = 1;  ///< nominal body height, the unit of all lengths below
    float headRadius = 0;
    bool profile = false;  ///< walking or running: narrow shoulders, one ear hidden

    Point at(control::Joint joint) const;
};

/// The pose in body units: height 1, the ground at the origin, y negative above it.
Pose strikePose(const Person& person, Random& random);

/// The same pose scaled by `height` and moved so that its ground point lies at `ground`.
Pose placed(const Pose& unit, Point ground, float height);

/// The part of the chest and belly that arms and hair seldom cover: waist right, shoulder right,
/// shoulder left, waist left, in the units of the skeleton.
std::array<Point, 4> torsoPolygon(const control::Skeleton& skeleton);

}  // namespace core::world
