#include "core/training/world/figure_parts.h"

namespace core::world {

using control::Joint;

namespace {

constexpr Colour kEye{26, 20, 26};

/// The far side of a turned head: features on it are hidden.
bool hidden(const Figure& figure, float side) { return figure.pose.profile && side == figure.facing(); }

void drawEars(const Figure& figure) {
    for (const float side : {-1.F, 1.F})
        if (!hidden(figure, side))
            figure.canvas.ellipse(figure.pose.head + inHead(figure, side * 0.97F, 0.1F), inHead(figure, 0.19F, 0.23F),
                                  figure.look.skin, figure.ink);
}

void drawEye(const Figure& figure, Point eye) {
    figure.canvas.ellipse(eye, inHead(figure, 0.125F, 0.175F), kEye);
    figure.canvas.ellipse(eye + inHead(figure, -0.035F, -0.06F), inHead(figure, 0.05F, 0.06F), {252, 252, 252});
}

void drawBrow(const Figure& figure, Point eye) {
    const Colour colour = mix(figure.look.hair, {60, 40, 36}, 0.45F);
    figure.canvas.arc(eye + inHead(figure, 0, -0.14F), inHead(figure, 0.15F, 0.15F), 225, 315, colour,
                      figure.pose.headRadius * 0.06F);
}

void drawCheek(const Figure& figure, float side) {
    if (hidden(figure, side)) return;
    const float reach = figure.pose.profile ? 0.38F : 0.54F;
    const Point cheek{figure.at(Joint::Nose).x + side * reach * figure.pose.headRadius,
                      figure.pose.head.y + 0.36F * figure.pose.headRadius};
    figure.canvas.ellipse(cheek, inHead(figure, 0.17F, 0.115F), mix(figure.look.skin, {240, 90, 90}, 0.38F));
}

}  // namespace

void drawFace(const Figure& figure) {
    const Point head = figure.pose.head;
    const Point nose = figure.at(Joint::Nose);
    const Colour skin = figure.look.skin;
    drawEars(figure);
    figure.canvas.ellipse(head, inHead(figure, 1, 1.02F), skin, figure.ink);
    figure.canvas.ellipse(head + inHead(figure, -0.22F, -0.08F), inHead(figure, 0.58F, 0.7F), lighter(skin, 0.1F));
    for (const float side : {-1.F, 1.F}) drawCheek(figure, side);
    for (const Joint eye : {Joint::RightEye, Joint::LeftEye}) {
        drawEye(figure, figure.at(eye));
        drawBrow(figure, figure.at(eye));
    }
    figure.canvas.ellipse(nose, inHead(figure, 0.065F, 0.055F), mix(skin, {180, 80, 60}, 0.45F));
    figure.canvas.arc({nose.x, head.y + 0.33F * figure.pose.headRadius}, inHead(figure, 0.25F, 0.19F), 15, 165,
                      {150, 50, 50}, figure.pose.headRadius * 0.085F);
}

void drawHat(const Figure& figure) {
    const Colour hat = figure.look.hat;
    const Colour band = *figure.person.hat == GarmentColour::White ? Colour{190, 70, 70} : lighter(hat, 0.6F);
    const Point brim = figure.pose.head + inHead(figure, 0, -0.5F);
    const auto at = [&](float x, float y) { return brim + inHead(figure, x, y); };
    figure.canvas.polygon(arcPoints(brim, inHead(figure, 1.02F, 0.92F), 180, 360, 15), hat, figure.ink);
    figure.canvas.line(at(-0.96F, -0.24F), at(0.96F, -0.24F), band, figure.pose.headRadius * 0.17F);
    figure.canvas.polygon(rounded({at(-1.38F, 0.16F), at(-1.25F, -0.17F), at(1.25F, -0.17F), at(1.38F, 0.16F)}, 1), hat,
                          figure.ink);
    figure.canvas.line(at(-0.5F, -0.52F), at(-0.15F, -0.68F), lighter(hat, 0.35F), figure.pose.headRadius * 0.12F);
}

}  // namespace core::world
