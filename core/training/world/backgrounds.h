#pragma once

#include "core/training/world/attributes.h"

namespace core::world {

class Canvas;
class Random;

/// The height of the horizon (or of the skirting board), 0..1 from the top: objects stand in relation
/// to it. The first draw of the backdrop's stream.
float sampleHorizon(Background background, Random& random);

/// Fills the whole canvas. Wide pictures show more of a place, not larger things.
void drawBackground(Canvas& canvas, Background background, float horizon, Random& random);

/// What falls in front of everything: snowflakes.
void drawWeather(Canvas& canvas, Background background, Random& random);

}  // namespace core::world
