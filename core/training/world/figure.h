#pragma once

#include "core/training/world/attributes.h"

namespace core::world {

class Canvas;
class Random;
struct Pose;

/// Paints one person in the given pose, with the shadow on the ground and the box to sit on.
void drawFigure(Canvas& canvas, const Person& person, const Pose& pose, Random& random);

}  // namespace core::world
