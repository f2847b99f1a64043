#pragma once

#include "core/training/world/attributes.h"

namespace core::world {

class Canvas;
class Random;

/// Fills the whole canvas and returns the height of the horizon (or of the skirting board), 0..1 from
/// the top: objects stand in relation to it.
float drawBackground(Canvas& canvas, Background background, Random& random);

/// What falls in front of everything: snowflakes.
void drawWeather(Canvas& canvas, Background background, Random& random);

}  // namespace core::world
