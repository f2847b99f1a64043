#include <array>

#include "core/training/world/canvas.h"
#include "core/training/world/objects.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

/// Animals face the figure and are drawn larger than life so that they stay readable.
constexpr float kAnimalScale = 1.25F;

/// Draws the parts of an animal twice, first grown in ink and then in its colour, so that the parts
/// share one outline.
class Animal {
 public:
    Animal(Canvas& canvas, Point base, float facing, Colour coat)
        : m_canvas(canvas), m_base(base), m_facing(facing), m_coat(coat), m_ink(objectInk(canvas) * 0.9F) {}

    Point at(float forward, float y) const {
        return m_base + Point{m_facing * forward * kAnimalScale, y * kAnimalScale};
    }

    void path(const Points& points, float width) {
        m_canvas.path(points, m_canvas.ink(m_coat), width * kAnimalScale + 2 * m_ink);
        m_canvas.path(points, m_coat, width * kAnimalScale);
    }

    void blob(Point centre, Point radii) {
        m_canvas.ellipse(centre, radii * kAnimalScale + Point{m_ink, m_ink}, m_canvas.ink(m_coat));
        m_canvas.ellipse(centre, radii * kAnimalScale, m_coat);
    }

    void mark(Point centre, Point radii, Colour colour, float degrees = 0) {
        m_canvas.ellipse(centre, radii * kAnimalScale, colour, 0, degrees * m_facing);
    }

 private:
    Canvas& m_canvas;
    Point m_base;
    float m_facing;
    Colour m_coat;
    float m_ink;
};

float towardsMiddle(const Canvas& canvas, const Site& site) { return site.x < canvas.width() * 0.5F ? 1.F : -1.F; }

}  // namespace

void drawBall(Canvas& canvas, const Site& site, Random& random) {
    const Point centre{site.x, random.uniform(0.87F, 0.91F)};
    const Colour colour = brightColour(random);
    const float radius = 0.07F;
    const Point floor = centre + Point{0, radius * 0.93F};
    canvas.ellipse(floor, {radius, radius * 0.2F}, darker(canvas.at(floor), 0.25F));
    canvas.ellipse(centre, {radius, radius}, colour, objectInk(canvas));
    canvas.ellipse(centre, {radius * 0.37F, radius * 0.95F}, {248, 248, 244});
    canvas.ellipse(centre + Point{-0.4F, -0.43F} * radius, {radius * 0.2F, radius * 0.2F}, lighter(colour, 0.7F));
}

void drawFlowers(Canvas& canvas, const Site& site, Random& random) {
    static constexpr std::array<GarmentColour, 6> petals{GarmentColour::Red,   GarmentColour::Yellow,
                                                         GarmentColour::Pink,  GarmentColour::Purple,
                                                         GarmentColour::White, GarmentColour::Orange};
    for (int i = 0; i < 5; ++i) {
        // Spread evenly, jittered: five heads that do not hide each other.
        const float x = site.x + (static_cast<float>(i) - 2) * 0.052F + random.spread(0.012F);
        const Point head{x, random.uniform(0.83F, 0.9F)};
        const GarmentColour petal = random.choice(petals);
        canvas.line(head + Point{0, 0.09F}, head, {60, 130, 60}, 0.011F);
        for (const Point& place : arcPoints(head, {0.024F, 0.024F}, 18, 306, 5))
            canvas.ellipse(place, {0.018F, 0.018F}, rgb(petal));
        const bool yellow = petal == GarmentColour::Yellow;
        canvas.ellipse(head, {0.014F, 0.014F}, yellow ? Colour{200, 120, 40} : Colour{250, 210, 80});
    }
}

void drawDog(Canvas& canvas, const Site& site, Random& random) {
    static constexpr std::array<Colour, 4> coats{{{176, 118, 66}, {228, 196, 150}, {90, 70, 60}, {150, 150, 156}}};
    const Colour coat = random.choice(coats);
    const Colour dark{28, 24, 26};
    Animal dog(canvas, {site.x, 0.95F}, towardsMiddle(canvas, site), coat);
    for (const float x : {-0.06F, -0.03F, 0.035F, 0.06F}) dog.path({dog.at(x, -0.06F), dog.at(x, -0.008F)}, 0.022F);
    dog.path({dog.at(-0.075F, -0.085F), dog.at(-0.105F, -0.14F)}, 0.018F);
    dog.blob(dog.at(0, -0.08F), {0.085F, 0.042F});
    dog.blob(dog.at(0.085F, -0.145F), {0.048F, 0.044F});
    dog.blob(dog.at(0.122F, -0.13F), {0.024F, 0.019F});
    dog.mark(dog.at(0.142F, -0.136F), {0.01F, 0.009F}, dark);
    dog.mark(dog.at(0.062F, -0.14F), {0.017F, 0.037F}, mix(coat, {30, 20, 10}, 0.4F), 12);
    dog.mark(dog.at(0.098F, -0.155F), {0.009F, 0.01F}, dark);
}

void drawCat(Canvas& canvas, const Site& site, Random& random) {
    static constexpr std::array<Colour, 4> coats{{{240, 150, 60}, {70, 70, 78}, {190, 190, 194}, {246, 240, 232}}};
    const Colour coat = random.choice(coats);
    Animal cat(canvas, {site.x, 0.95F}, towardsMiddle(canvas, site), coat);
    cat.path({cat.at(-0.055F, -0.02F), cat.at(-0.098F, -0.03F), cat.at(-0.108F, -0.095F)}, 0.018F);
    cat.blob(cat.at(0, -0.055F), {0.056F, 0.058F});
    for (const float side : {-1.F, 1.F})
        canvas.polygon({cat.at(side * 0.047F, -0.125F), cat.at(side * 0.047F, -0.192F), cat.at(side * 0.006F, -0.16F)},
                       coat, objectInk(canvas));
    cat.blob(cat.at(0, -0.13F), {0.054F, 0.046F});
    const bool black = coat.r < 100;
    for (const float side : {-1.F, 1.F}) {
        cat.mark(cat.at(side * 0.021F, -0.136F), {0.01F, 0.012F}, black ? Colour{236, 214, 90} : Colour{30, 40, 30});
        canvas.line(cat.at(side * 0.03F, -0.113F), cat.at(side * 0.066F, -0.11F), canvas.ink(coat), 0.005F);
    }
    cat.mark(cat.at(0, -0.117F), {0.009F, 0.007F}, {220, 110, 110});
}

}  // namespace core::world
