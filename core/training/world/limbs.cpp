#include <cmath>

#include "core/training/world/figure_parts.h"

namespace core::world {

using control::Joint;

namespace {

constexpr float kArmWidth = 0.058F;
constexpr float kLegWidth = 0.072F;
constexpr Colour kShade{50, 35, 50};
constexpr Colour kShoe{70, 60, 64};

struct Chain {
    Point root;
    Point middle;
    Point tip;
};

Chain arm(const Figure& figure, Side side) {
    if (side == Side::Right)
        return {figure.at(Joint::RightShoulder), figure.at(Joint::RightElbow), figure.at(Joint::RightWrist)};
    return {figure.at(Joint::LeftShoulder), figure.at(Joint::LeftElbow), figure.at(Joint::LeftWrist)};
}

Chain leg(const Figure& figure, Side side) {
    if (side == Side::Right)
        return {figure.at(Joint::RightHip), figure.at(Joint::RightKnee), figure.at(Joint::RightAnkle)};
    return {figure.at(Joint::LeftHip), figure.at(Joint::LeftKnee), figure.at(Joint::LeftAnkle)};
}

void drawTube(const Figure& figure, const Points& points, Colour colour, float width) {
    figure.canvas.path(points, figure.canvas.ink(colour), figure.unit(width) + 2 * figure.ink);
    figure.canvas.path(points, colour, figure.unit(width));
}

/// A highlight along the lit side gives the sleeves and legs some roundness.
void drawSheen(const Figure& figure, const Points& points, Colour colour, float width) {
    Points shifted = points;
    for (Point& point : shifted) point = point - figure.unit(0.22F, 0.1F) * width;
    figure.canvas.path(shifted, lighter(colour, 0.2F), figure.unit(width) * 0.26F);
}

/// Where the toes point: sideways when facing the viewer, across the shin in profile.
Point toes(const Figure& figure, Side side, const Chain& leg) {
    if (!figure.pose.profile && !figure.sitting()) return figure.unit(side == Side::Right ? -0.038F : 0.038F, 0.012F);
    const Point shin = leg.tip - leg.middle;
    const float scale = figure.unit(0.062F) / std::hypot(shin.x, shin.y);
    return Point{shin.y, -shin.x} * (figure.facing() * scale);
}

void drawShoe(const Figure& figure, Side side, const Chain& leg) {
    drawTube(figure, {leg.tip, leg.tip + toes(figure, side, leg)}, kShoe, 0.056F);
}

}  // namespace

void drawLeg(const Figure& figure, Side side, bool far) {
    const Chain chain = leg(figure, side);
    const Points all{chain.root, chain.middle, chain.tip};
    const Colour skin = far ? mix(figure.look.skin, kShade, 0.18F) : figure.look.skin;
    const Colour cloth = far ? mix(figure.look.bottom, kShade, 0.22F) : figure.look.bottom;
    const bool trousers = figure.person.top != Top::Dress && figure.person.bottom == Bottom::Trousers;
    const bool shorts = figure.person.top != Top::Dress && figure.person.bottom == Bottom::Shorts;
    if (trousers) {
        drawTube(figure, all, cloth, kLegWidth);
        if (!far) drawSheen(figure, all, cloth, kLegWidth);
    } else {
        drawTube(figure, all, skin, kLegWidth * 0.8F);
    }
    if (shorts) drawTube(figure, {chain.root, mix(chain.root, chain.middle, 0.75F)}, cloth, kLegWidth * 1.15F);
    drawShoe(figure, side, chain);
}

void drawArm(const Figure& figure, Side side, bool far) {
    const Chain chain = arm(figure, side);
    const Points all{chain.root, chain.middle, chain.tip};
    const Colour skin = far ? mix(figure.look.skin, kShade, 0.15F) : figure.look.skin;
    const Colour cloth = far ? mix(figure.look.top, kShade, 0.22F) : figure.look.top;
    const bool longSleeves = figure.person.top == Top::Sweater;
    const Points sleeve = longSleeves ? all : Points{chain.root, mix(chain.root, chain.middle, 0.7F)};
    const Point hand = chain.tip + (chain.tip - chain.middle) * 0.12F;
    figure.canvas.ellipse(hand, figure.unit(0.036F, 0.036F), skin, figure.ink);
    if (!longSleeves) drawTube(figure, all, skin, kArmWidth * 0.8F);
    drawTube(figure, sleeve, cloth, longSleeves ? kArmWidth : kArmWidth * 1.1F);
    if (!far) drawSheen(figure, sleeve, cloth, kArmWidth);
}

}  // namespace core::world
