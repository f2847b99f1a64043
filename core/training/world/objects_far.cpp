#include <array>

#include "core/training/world/canvas.h"
#include "core/training/world/objects.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

void drawFir(Canvas& canvas, Point root, float scale, bool snowy) {
    canvas.line(root, root + Point{0, -0.12F}, {104, 70, 44}, 0.04F);
    for (int tier = 0; tier < 3; ++tier) {
        const float k = static_cast<float>(tier);
        const float half = 0.13F * scale * (1 - 0.22F * k);
        const Point base = root + Point{0, -0.08F - 0.11F * scale * k};
        const Point tip = base + Point{0, -0.17F * scale};
        canvas.polygon({base + Point{-half, 0}, base + Point{half, 0}, tip}, {46, 110, 76}, objectInk(canvas));
        const Point drift{half * 0.42F, -0.1F * scale};
        if (snowy) canvas.polygon({base + Point{-drift.x, drift.y}, base + drift, tip}, {244, 248, 252});
    }
}

void drawPalm(Canvas& canvas, Point root, Random& random) {
    const Point crown = root + Point{0.04F, -0.3F};
    canvas.path({root, root + Point{0.015F, -0.16F}, crown}, {150, 108, 66}, 0.032F);
    for (const float degrees : {-65.F, -30.F, 30.F, 65.F, 110.F, -110.F}) {
        const Point middle = swing(crown, 180 - degrees, 0.08F);
        const Point tip = swing(crown, 180 - degrees, 0.13F) + Point{0, 0.055F};
        canvas.path({crown, middle, tip}, jitter(random, {60, 150, 70}), 0.028F);
    }
}

void drawLeafTree(Canvas& canvas, Point root, float scale, Random& random) {
    struct Crown {
        Point offset;
        float radius;
    };
    static constexpr std::array<Crown, 4> crowns{
        {{{-0.07F, -0.24F}, 0.085F}, {{0.07F, -0.24F}, 0.085F}, {{0, -0.33F}, 0.1F}, {{0, -0.24F}, 0.1F}}};
    const float ink = objectInk(canvas);
    canvas.polygon({root + Point{-0.027F, 0}, root + Point{0.027F, 0}, root + Point{0.017F, -0.22F},
                    root + Point{-0.017F, -0.22F}},
                   {116, 78, 48}, ink);
    const Colour green = jitter(random, {76, 150, 66}, 14);
    const auto blob = [&](const Crown& crown, float grow, Colour colour) {
        const float radius = crown.radius * scale + grow;
        canvas.ellipse(root + crown.offset * scale, {radius, radius}, colour);
    };
    for (const Crown& crown : crowns) blob(crown, ink, canvas.ink(green));
    for (const Crown& crown : crowns) blob(crown, 0, green);
    const Colour light = mix(green, {220, 240, 140}, 0.35F);
    canvas.ellipse(root + Point{-0.05F, -0.29F} * scale, {0.04F, 0.03F}, light);
    canvas.ellipse(root + Point{0.02F, -0.36F} * scale, {0.045F, 0.035F}, light);
}

}  // namespace

void drawTree(Canvas& canvas, const Site& site, Random& random) {
    const Point root{site.x, site.horizon + 0.12F};
    const float scale = random.uniform(0.9F, 1.15F);
    const bool snowy = site.background == Background::Snow;
    if (site.background == Background::Beach)
        drawPalm(canvas, root, random);
    else if (snowy || random.chance(0.25F))
        drawFir(canvas, root, scale, snowy);
    else
        drawLeafTree(canvas, root, scale, random);
}

void drawHouse(Canvas& canvas, const Site& site, Random& random) {
    static constexpr std::array<Colour, 4> walls{{{240, 222, 190}, {226, 160, 130}, {200, 214, 226}, {246, 236, 226}}};
    static constexpr std::array<Colour, 3> roofs{{{190, 72, 56}, {120, 84, 70}, {80, 100, 140}}};
    const Point base{site.x, site.horizon + 0.1F};
    const float ink = objectInk(canvas);
    const Colour wall = jitter(random, random.choice(walls));
    const Colour roof = jitter(random, random.choice(roofs));
    canvas.box(base + Point{-0.13F, -0.2F}, base + Point{0.13F, 0}, wall, ink);
    canvas.polygon({base + Point{-0.16F, -0.19F}, base + Point{0.16F, -0.19F}, base + Point{0, -0.35F}}, roof, ink);
    canvas.box(base + Point{-0.03F, -0.11F}, base + Point{0.03F, 0}, {120, 78, 50}, ink);
    const Colour pane = site.background == Background::Night ? Colour{255, 226, 130} : Colour{170, 212, 236};
    for (const float x : {-0.085F, 0.085F})
        canvas.box(base + Point{x - 0.028F, -0.15F}, base + Point{x + 0.028F, -0.085F}, pane, ink);
}

void drawCar(Canvas& canvas, const Site& site, Random& random) {
    const Point base{site.x, site.horizon + 0.17F};
    const float ink = objectInk(canvas);
    const Colour paint = jitter(random, brightColour(random));
    const Colour glass{190, 222, 240};
    const auto at = [&](float x, float y) { return base + Point{x, y}; };
    canvas.polygon({at(-0.09F, -0.075F), at(-0.06F, -0.135F), at(0.06F, -0.135F), at(0.1F, -0.075F)},
                   lighter(paint, 0.1F), ink);
    canvas.polygon({at(-0.068F, -0.082F), at(-0.048F, -0.12F), at(-0.004F, -0.12F), at(-0.004F, -0.082F)}, glass);
    canvas.polygon({at(0.01F, -0.082F), at(0.01F, -0.12F), at(0.052F, -0.12F), at(0.078F, -0.082F)}, glass);
    canvas.polygon({at(-0.16F, -0.02F), at(-0.16F, -0.07F), at(-0.09F, -0.08F), at(0.1F, -0.08F), at(0.16F, -0.06F),
                    at(0.16F, -0.02F)},
                   paint, ink);
    for (const float x : {-0.09F, 0.09F}) {
        canvas.ellipse(at(x, -0.018F), {0.036F, 0.036F}, {40, 40, 46});
        canvas.ellipse(at(x, -0.018F), {0.016F, 0.016F}, {190, 190, 196});
    }
}

void drawLamp(Canvas& canvas, const Site& site) {
    const Point base{site.x, site.horizon + 0.08F};
    const Colour metal{90, 72, 60};
    canvas.line(base, base + Point{0, -0.36F}, metal, 0.014F);
    canvas.ellipse(base, {0.055F, 0.015F}, metal);
    canvas.polygon({base + Point{-0.08F, -0.33F}, base + Point{0.08F, -0.33F}, base + Point{0.045F, -0.46F},
                    base + Point{-0.045F, -0.46F}},
                   {255, 226, 150}, objectInk(canvas));
}

}  // namespace core::world
