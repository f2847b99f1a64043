#include "core/training/world/objects.h"

#include "core/training/world/canvas.h"
#include "core/training/world/random.h"

namespace core::world {

void drawObject(Canvas& canvas, Object object, const Site& site, Random& random) {
    switch (object) {
        case Object::Tree:
            drawTree(canvas, site, random);
            break;
        case Object::House:
            drawHouse(canvas, site, random);
            break;
        case Object::Ball:
            drawBall(canvas, site, random);
            break;
        case Object::Cloud:
            drawCloud(canvas, site, random);
            break;
        case Object::Dog:
            drawDog(canvas, site, random);
            break;
        case Object::Car:
            drawCar(canvas, site, random);
            break;
        case Object::Flowers:
            drawFlowers(canvas, site, random);
            break;
        case Object::Sun:
            drawSun(canvas, site, random);
            break;
        case Object::Moon:
            drawMoon(canvas, site, random);
            break;
        case Object::Cat:
            drawCat(canvas, site, random);
            break;
        case Object::Balloon:
            drawBalloon(canvas, site, random);
            break;
        case Object::Lamp:
            drawLamp(canvas, site);
            break;
    }
}

float objectInk(const Canvas& canvas) { return canvas.style() == Style::Flat ? 0.007F : 0.004F; }

Colour brightColour(Random& random) { return rgb(static_cast<GarmentColour>(random.below(7))); }

}  // namespace core::world
