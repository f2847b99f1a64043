#include "core/training/world/figure_parts.h"

namespace core::world {

using control::Joint;

namespace {

/// Where the crown of the hair sits: turning the head moves the face forward and the hair back.
Point crown(const Figure& figure) {
    const float turn = figure.at(Joint::Nose).x - figure.pose.head.x;
    return figure.pose.head - Point{turn * 0.35F, 0};
}

void drawBun(const Figure& figure) {
    // Under a hat the bun sits at the back of the head.
    const Point place = figure.person.hat ? inHead(figure, -figure.facing() * 1.05F, 0.1F) : inHead(figure, 0, -1.15F);
    figure.canvas.ellipse(figure.pose.head + place, inHead(figure, 0.46F, 0.42F), figure.look.hair, figure.ink);
}

/// Cap and fringe, from ear to ear.
void drawFringe(const Figure& figure) {
    const Point middle = crown(figure);
    const float turn = (figure.at(Joint::Nose).x - figure.pose.head.x) * 0.3F / figure.pose.headRadius;
    Points outline = arcPoints(middle, inHead(figure, 1.08F, 1.1F), 180, 360, 15);
    const auto add = [&](float x, float y) { outline.push_back(middle + inHead(figure, x, y)); };
    add(0.84F, -0.2F);
    add(0.42F + turn, -0.54F);
    add(-0.1F + turn, -0.4F);
    add(-0.5F + turn, -0.53F);
    add(-0.86F, -0.14F);
    figure.canvas.polygon(rounded(outline, 1), figure.look.hair, figure.ink);
}

/// Strands beside the face: to the jaw for a bob, below the shoulders for long hair.
void drawStrands(const Figure& figure) {
    const float length = figure.person.hairCut == HairCut::Bob ? 0.62F : 1.15F;
    const Point middle = crown(figure);
    for (const float side : {-1.F, 1.F}) {
        if (figure.pose.profile && side == figure.facing()) continue;
        const auto at = [&](float x, float y) { return middle + inHead(figure, side * x, y); };
        figure.canvas.polygon(rounded({at(1.12F, -0.3F), at(0.8F, -0.4F), at(0.82F, length * 0.8F), at(1.02F, length),
                                       at(1.16F, length * 0.85F)},
                                      1),
                              figure.look.hair, figure.ink);
    }
}

void drawCurls(const Figure& figure) {
    const Point middle = crown(figure) + inHead(figure, 0, -0.1F);
    const Points places = arcPoints(middle, inHead(figure, 1.0F, 0.98F), 176, 364, 9);
    const auto curl = [&](float grow, Colour colour) {
        const Point radii = inHead(figure, 0.27F, 0.27F) + Point{grow, grow};
        for (const Point& place : places) figure.canvas.ellipse(place, radii, colour);
    };
    curl(figure.ink, figure.canvas.ink(figure.look.hair));
    curl(0, figure.look.hair);
}

}  // namespace

void drawHairBehind(const Figure& figure) {
    if (figure.person.hairCut == HairCut::Bun) drawBun(figure);
    if (figure.person.hairCut == HairCut::Long) {
        const float back = figure.pose.profile ? -0.16F * figure.facing() : 0;
        figure.canvas.ellipse(figure.pose.head + inHead(figure, back, 0.55F), inHead(figure, 1.12F, 1.5F),
                              figure.look.hair, figure.ink);
    }
    if (figure.person.hairCut == HairCut::Ponytail)
        figure.canvas.ellipse(figure.pose.head + inHead(figure, -figure.facing() * 1.08F, 0.42F),
                              inHead(figure, 0.36F, 0.86F), figure.look.hair, figure.ink, figure.facing() * 22);
}

void drawHairInFront(const Figure& figure) {
    if (figure.person.hairCut == HairCut::Curly) drawCurls(figure);
    if (figure.person.hairCut == HairCut::Long || figure.person.hairCut == HairCut::Bob) drawStrands(figure);
    drawFringe(figure);
    figure.canvas.arc(crown(figure), inHead(figure, 0.85F, 0.88F), 205, 250, lighter(figure.look.hair, 0.3F),
                      figure.pose.headRadius * 0.1F);
}

}  // namespace core::world
