#include "core/training/world/backgrounds.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/training/world/canvas.h"
#include "core/training/world/geometry.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

/// So many of something in a square are so many in a picture of this width.
int scaled(int count, float width) {
    return std::max(1, static_cast<int>(std::lround(static_cast<float>(count) * width)));
}

/// Anywhere from the left border to the right one.
float sampleAcross(const Canvas& canvas, Random& random) { return random.uniform() * canvas.width(); }

/// A rolling line of hills at height y, filled down to the bottom.
void hills(Canvas& canvas, Random& random, float y, float amplitude, Colour colour) {
    const float phase = random.uniform(0, 6.28F);
    const float frequency = random.uniform(0.6F, 1.5F) * 6.28F;
    const float width = canvas.width();
    const int steps = scaled(20, width);
    Points outline{{width + 0.02F, 1.05F}, {-0.02F, 1.05F}};
    for (int i = 0; i <= steps; ++i) {
        const float x = -0.02F + (width + 0.04F) * static_cast<float>(i) / static_cast<float>(steps);
        outline.push_back({x, y + amplitude * std::sin(phase + frequency * x)});
    }
    canvas.polygon(outline, colour);
}

void meadow(Canvas& canvas, Random& random, float horizon) {
    const Colour zenith = jitter(random, {110, 185, 240});
    canvas.gradient(0, horizon + 0.05F, zenith, jitter(random, {220, 240, 250}));
    hills(canvas, random, horizon - 0.03F, 0.035F, jitter(random, {132, 190, 110}));
    hills(canvas, random, horizon + 0.03F, 0.02F, {128, 194, 80});
    canvas.gradient(horizon + 0.055F, 1, {128, 194, 80}, {84, 158, 60});
    for (int i = 0; i < scaled(24, canvas.width()); ++i) {
        const Point root{sampleAcross(canvas, random), random.uniform(horizon + 0.1F, 1)};
        const Point tip = root + Point{random.spread(0.01F), -0.028F};
        canvas.line(root, tip, jitter(random, {70, 140, 56}), 0.006F);
    }
}

void beach(Canvas& canvas, Random& random, float horizon) {
    const Colour zenith = jitter(random, {90, 180, 240});
    const float shore = horizon + 0.06F;
    canvas.gradient(0, horizon - 0.1F, zenith, jitter(random, {205, 236, 250}));
    const Colour deep = jitter(random, {40, 130, 200});
    canvas.gradient(horizon - 0.1F, shore + 0.03F, deep, jitter(random, {90, 200, 215}));
    for (int i = 0; i < scaled(7, canvas.width()); ++i) {
        const Point wave{sampleAcross(canvas, random), random.uniform(horizon - 0.08F, horizon + 0.03F)};
        canvas.line(wave, wave + Point{random.uniform(0.05F, 0.15F), 0}, {190, 230, 240}, 0.006F);
    }
    hills(canvas, random, shore, 0.012F, {250, 248, 240});
    hills(canvas, random, shore + 0.018F, 0.012F, {244, 222, 166});
    canvas.gradient(shore + 0.045F, 1, {244, 222, 166}, jitter(random, {224, 192, 128}));
    for (int i = 0; i < scaled(14, canvas.width()); ++i)
        canvas.ellipse({sampleAcross(canvas, random), random.uniform(horizon + 0.13F, 1)}, {0.005F, 0.0035F},
                       {205, 172, 112});
}

void cityWindows(Canvas& canvas, Random& random, Point roof, float width, float height) {
    const int columns = static_cast<int>((width - 0.014F) / 0.05F);
    const int rows = static_cast<int>(height / 0.075F);
    const float pitch = (width - 0.014F) / static_cast<float>(columns);
    for (int i = 0; i < columns; ++i)
        for (int j = 0; j < rows; ++j) {
            const Point corner =
                roof + Point{0.007F + pitch * (static_cast<float>(i) + 0.22F), 0.03F + 0.075F * static_cast<float>(j)};
            const bool lit = random.chance(0.5F);
            canvas.box(corner, corner + Point{pitch * 0.56F, 0.036F},
                       lit ? Colour{250, 228, 140} : Colour{196, 214, 228});
        }
}

void city(Canvas& canvas, Random& random, float horizon) {
    static constexpr std::array<Colour, 4> walls{{{150, 140, 160}, {176, 150, 134}, {120, 136, 160}, {190, 176, 160}}};
    const Colour zenith = jitter(random, {150, 190, 225});
    canvas.gradient(0, horizon + 0.02F, zenith, jitter(random, {232, 232, 228}));
    for (float x = -0.04F; x < canvas.width();) {
        const float width = random.uniform(0.12F, 0.2F);
        const float height = random.uniform(0.18F, 0.46F);
        const Point roof{x, horizon - height};
        canvas.box(roof, {x + width, horizon + 0.03F}, jitter(random, random.choice(walls), 12), 0.005F);
        cityWindows(canvas, random, roof, width, height);
        x += width + random.uniform(-0.005F, 0.03F);
    }
    const float kerb = horizon + 0.1F;
    canvas.gradient(horizon, kerb, {200, 196, 190}, {186, 182, 178});
    canvas.gradient(kerb, 1, {128, 128, 136}, {98, 98, 108});
    canvas.line({0, kerb}, {canvas.width(), kerb}, {228, 224, 216}, 0.014F);
    for (int i = 0; i <= scaled(4, canvas.width()); ++i) {
        const float x = static_cast<float>(i) * 0.25F;
        canvas.line({x - 0.05F, 0.93F}, {x + 0.07F, 0.93F}, {235, 230, 200}, 0.016F);
    }
}

void snow(Canvas& canvas, Random& random, float horizon) {
    const Colour zenith = jitter(random, {150, 182, 214});
    canvas.gradient(0, horizon + 0.04F, zenith, jitter(random, {222, 232, 242}));
    hills(canvas, random, horizon - 0.05F, 0.05F, jitter(random, {196, 212, 232}, 6));
    hills(canvas, random, horizon + 0.02F, 0.02F, {240, 245, 251});
    canvas.gradient(horizon + 0.045F, 1, {240, 245, 251}, {204, 218, 238});
}

void night(Canvas& canvas, Random& random, float horizon) {
    const Colour zenith = jitter(random, {16, 22, 64}, 6);
    canvas.gradient(0, horizon + 0.05F, zenith, jitter(random, {58, 66, 130}, 8));
    for (int i = 0; i < scaled(30, canvas.width()); ++i) {
        const float size = random.uniform(0.003F, 0.0065F);
        canvas.ellipse({sampleAcross(canvas, random), random.uniform(0, horizon - 0.06F)}, {size, size},
                       {250, 246, 214});
    }
    hills(canvas, random, horizon - 0.02F, 0.04F, jitter(random, {34, 48, 84}, 6));
    hills(canvas, random, horizon + 0.04F, 0.02F, {40, 70, 74});
    canvas.gradient(horizon + 0.065F, 1, {40, 70, 74}, {24, 42, 54});
}

void sunset(Canvas& canvas, Random& random, float horizon) {
    const Colour zenith = jitter(random, {110, 70, 150});
    const Colour glow = jitter(random, {236, 110, 110});
    canvas.gradient(0, horizon * 0.55F, zenith, glow);
    canvas.gradient(horizon * 0.55F, horizon + 0.05F, glow, jitter(random, {255, 206, 116}));
    hills(canvas, random, horizon - 0.02F, 0.03F, jitter(random, {120, 70, 96}));
    hills(canvas, random, horizon + 0.03F, 0.02F, {150, 92, 76});
    canvas.gradient(horizon + 0.055F, 1, {150, 92, 76}, {92, 54, 62});
}

void roomWindow(Canvas& canvas, float x, Random& random) {
    const Colour frame{250, 248, 240};
    canvas.box({x - 0.12F, 0.14F}, {x + 0.12F, 0.42F}, frame, 0.007F);
    canvas.box({x - 0.1F, 0.16F}, {x + 0.1F, 0.4F}, jitter(random, {150, 208, 244}));
    canvas.line({x, 0.16F}, {x, 0.4F}, frame, 0.014F);
    canvas.line({x - 0.1F, 0.28F}, {x + 0.1F, 0.28F}, frame, 0.014F);
}

/// One window beside the figure; a wide wall has one on the other side as well.
void roomWindows(Canvas& canvas, Random& random) {
    const float inset = 0.19F * std::min(1.F, canvas.width());
    const bool left = random.chance(0.5F);
    const float places[2] = {left ? inset : canvas.width() - inset, left ? canvas.width() - inset : inset};
    for (int i = 0; i < (canvas.width() < 1.4F ? 1 : 2); ++i)
        roomWindow(canvas, places[i] + random.spread(0.02F), random);
}

/// Boards of the floor run towards a point behind the middle.
void floorBoards(Canvas& canvas, float horizon) {
    const float middle = canvas.width() * 0.5F;
    const int half = scaled(6, canvas.width());
    for (int i = -half; i < half; ++i) {
        const float offset = static_cast<float>(i) + 0.5F;
        canvas.line({middle + offset * 0.13F, horizon + 0.012F}, {middle + offset * 0.25F, 1.02F}, {140, 94, 58},
                    0.005F);
    }
}

void room(Canvas& canvas, Random& random, float horizon) {
    static constexpr std::array<Colour, 4> papers{{{244, 226, 200}, {206, 226, 236}, {232, 212, 226}, {214, 232, 208}}};
    const Colour wall = jitter(random, random.choice(papers), 6);
    canvas.gradient(0, horizon, wall, mix(wall, {120, 100, 90}, 0.12F));
    const int stripes = scaled(11, canvas.width());
    for (int i = 0; i <= stripes; ++i) {
        const float x = canvas.width() * static_cast<float>(i) / static_cast<float>(stripes);
        canvas.line({x, 0}, {x, horizon}, lighter(wall, 0.35F), 0.012F);
    }
    const Colour boards = jitter(random, {196, 146, 96});
    canvas.gradient(horizon, 1, boards, jitter(random, {150, 100, 62}));
    canvas.line({0, horizon}, {canvas.width(), horizon}, {250, 246, 240}, 0.02F);
    floorBoards(canvas, horizon);
    roomWindows(canvas, random);
    const auto rug = static_cast<GarmentColour>(random.below(7));
    const float width = random.uniform(0.32F, 0.42F) * std::min(1.F, canvas.width());
    canvas.ellipse({canvas.width() * 0.5F, 0.91F}, {width, 0.075F}, jitter(random, mix(rgb(rug), boards, 0.25F), 15));
}

}  // namespace

float sampleHorizon(Background background, Random& random) {
    return background == Background::Room ? random.uniform(0.66F, 0.72F) : random.uniform(0.55F, 0.66F);
}

void drawBackground(Canvas& canvas, Background background, float horizon, Random& random) {
    switch (background) {
        case Background::Meadow:
            meadow(canvas, random, horizon);
            break;
        case Background::Beach:
            beach(canvas, random, horizon);
            break;
        case Background::City:
            city(canvas, random, horizon);
            break;
        case Background::Snow:
            snow(canvas, random, horizon);
            break;
        case Background::Night:
            night(canvas, random, horizon);
            break;
        case Background::Sunset:
            sunset(canvas, random, horizon);
            break;
        case Background::Room:
            room(canvas, random, horizon);
            break;
    }
}

void drawWeather(Canvas& canvas, Background background, Random& random) {
    if (background != Background::Snow) return;
    for (int i = 0; i < scaled(26, canvas.width()); ++i) {
        const float size = random.uniform(0.004F, 0.008F);
        canvas.ellipse({sampleAcross(canvas, random), random.uniform()}, {size, size}, kWhite);
    }
}

}  // namespace core::world
