#include <array>

#include "core/training/world/canvas.h"
#include "core/training/world/objects.h"
#include "core/training/world/random.h"

namespace core::world {

void drawSun(Canvas& canvas, const Site& site, Random& random) {
    const bool setting = site.background == Background::Sunset;
    const Colour colour = setting ? Colour{255, 176, 74} : Colour{255, 216, 74};
    const float radius = 0.075F;
    const Point centre{site.x, setting ? site.horizon - random.uniform(0.09F, 0.16F) : random.uniform(0.13F, 0.2F)};
    canvas.ellipse(centre, {radius * 1.5F, radius * 1.5F}, mix(colour, canvas.at(centre), 0.7F));
    for (int i = 0; i < 10; ++i) {
        const float degrees = 36.F * static_cast<float>(i);
        canvas.line(swing(centre, degrees, radius * 1.25F), swing(centre, degrees, radius * 1.55F), colour, 0.014F);
    }
    canvas.ellipse(centre, {radius, radius}, colour, objectInk(canvas));
}

void drawMoon(Canvas& canvas, const Site& site, Random& random) {
    const Point centre{site.x, random.uniform(0.12F, 0.2F)};
    const float radius = 0.08F;
    Points crescent = arcPoints(centre, {radius, radius}, 50, 310, 20);
    const Point hollow = mix(crescent.front(), crescent.back(), 0.5F);
    const Points inner = arcPoints(hollow, {radius * 0.95F, crescent.front().y - hollow.y}, 270, 90, 14);
    crescent.insert(crescent.end(), inner.begin(), inner.end());
    canvas.polygon(crescent, {250, 240, 190}, objectInk(canvas) * 0.6F);
}

void drawCloud(Canvas& canvas, const Site& site, Random& random) {
    struct Puff {
        Point offset;
        float size;
    };
    static constexpr std::array<Puff, 5> puffs{{{{-0.07F, 0.012F}, 0.045F},
                                                {{0.07F, 0.012F}, 0.045F},
                                                {{0, 0}, 0.07F},
                                                {{-0.035F, -0.02F}, 0.05F},
                                                {{0.04F, -0.015F}, 0.05F}}};
    const Point centre{site.x, random.uniform(0.1F, 0.22F)};
    Colour colour{250, 252, 255};
    if (site.background == Background::Night) colour = {110, 118, 160};
    if (site.background == Background::Sunset) colour = {255, 206, 190};
    const Colour shade = mix(colour, {120, 140, 180}, 0.28F);
    for (const Puff& puff : puffs)
        canvas.ellipse(centre + puff.offset + Point{0, 0.013F}, {puff.size * 1.1F, puff.size * 0.75F}, shade);
    for (const Puff& puff : puffs) canvas.ellipse(centre + puff.offset, {puff.size * 1.1F, puff.size * 0.75F}, colour);
}

void drawBalloon(Canvas& canvas, const Site& site, Random& random) {
    const Point centre{site.x, random.uniform(0.16F, 0.25F)};
    const Colour colour = brightColour(random);
    canvas.line(centre + Point{0, 0.08F}, centre + Point{0.012F, 0.26F}, {90, 80, 80}, 0.006F);
    canvas.polygon({centre + Point{-0.016F, 0.1F}, centre + Point{0, 0.078F}, centre + Point{0.016F, 0.1F}}, colour,
                   objectInk(canvas) * 0.7F);
    canvas.ellipse(centre, {0.07F, 0.085F}, colour, objectInk(canvas));
    canvas.ellipse(centre + Point{-0.024F, -0.03F}, {0.014F, 0.022F}, lighter(colour, 0.6F), 0, 20);
}

}  // namespace core::world
