#pragma once

#include "core/training/world/attributes.h"

namespace core::world {

class Canvas;
class Random;

/// Where an object is painted.
struct Site {
    Background background = Background::Meadow;
    float horizon = 0.6F;  ///< height of the horizon, 0..1 from the top
    float x = 0.5F;        ///< middle of the object, in picture heights
};

void drawObject(Canvas& canvas, Object object, const Site& site, Random& random);

// One family of objects per source file.
void drawSun(Canvas& canvas, const Site& site, Random& random);
void drawMoon(Canvas& canvas, const Site& site, Random& random);
void drawCloud(Canvas& canvas, const Site& site, Random& random);
void drawBalloon(Canvas& canvas, const Site& site, Random& random);
void drawTree(Canvas& canvas, const Site& site, Random& random);
void drawHouse(Canvas& canvas, const Site& site, Random& random);
void drawCar(Canvas& canvas, const Site& site, Random& random);
void drawLamp(Canvas& canvas, const Site& site);
void drawBall(Canvas& canvas, const Site& site, Random& random);
void drawFlowers(Canvas& canvas, const Site& site, Random& random);
void drawDog(Canvas& canvas, const Site& site, Random& random);
void drawCat(Canvas& canvas, const Site& site, Random& random);

/// Width of the ink line around objects.
float objectInk(const Canvas& canvas);

/// One of the seven bright garment colours: toys and cars are neither white, black nor brown.
Colour brightColour(Random& random);

}  // namespace core::world
