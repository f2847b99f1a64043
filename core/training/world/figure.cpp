#include "core/training/world/figure.h"

#include "core/training/world/figure_parts.h"
#include "core/training/world/random.h"

namespace core::world {

using control::Joint;

namespace {

Look chooseLook(const Person& person, Random& random) {
    Look look;
    look.skin = skinColour(person.skin);
    look.hair = jitter(random, rgb(person.hairColour), 8);
    look.top = jitter(random, rgb(person.topColour), 8);
    look.bottom = person.top == Top::Dress ? look.top : jitter(random, rgb(person.bottomColour), 8);
    if (person.hat) look.hat = jitter(random, rgb(*person.hat), 8);
    return look;
}

void drawGroundShadow(const Figure& figure) {
    const Point ground = figure.pose.ground;
    const Colour floor = figure.canvas.at(ground);
    figure.canvas.ellipse(ground, figure.unit(0.16F, 0.022F), darker(floor, 0.28F));
}

void drawSeat(const Figure& figure) {
    const float x = figure.pose.ground.x - figure.facing() * figure.unit(0.015F);
    const float top = figure.at(Joint::RightHip).y + figure.unit(0.035F);
    const float bottom = figure.pose.ground.y + 0.005F;
    const float half = figure.unit(0.11F);
    figure.canvas.box({x - half, top}, {x + half, bottom}, {186, 136, 84}, figure.ink);
    const float plank = (top + bottom) / 2;
    figure.canvas.line({x - half * 0.88F, plank}, {x + half * 0.88F, plank}, {140, 96, 56}, 0.006F);
}

/// Walking, running and sitting: one side of the body is behind the other.
void drawTurnedBody(const Figure& figure) {
    const Side near = figure.person.facing > 0 ? Side::Right : Side::Left;
    const Side far = figure.person.facing > 0 ? Side::Left : Side::Right;
    drawArm(figure, far, true);
    drawLeg(figure, far, true);
    drawLeg(figure, near, false);
    drawSkirt(figure);
    drawTorso(figure);
    drawArm(figure, near, false);
}

/// Raised arms go behind the torso and the head, lowered ones in front of the clothes.
void drawFacingBody(const Figure& figure) {
    const bool rightRaised = figure.at(Joint::RightElbow).y < figure.at(Joint::RightShoulder).y;
    const bool leftRaised = figure.at(Joint::LeftElbow).y < figure.at(Joint::LeftShoulder).y;
    drawLeg(figure, Side::Right, false);
    drawLeg(figure, Side::Left, false);
    if (rightRaised) drawArm(figure, Side::Right, false);
    if (leftRaised) drawArm(figure, Side::Left, false);
    drawSkirt(figure);
    drawTorso(figure);
    if (!rightRaised) drawArm(figure, Side::Right, false);
    if (!leftRaised) drawArm(figure, Side::Left, false);
}

}  // namespace

void drawFigure(Canvas& canvas, const Person& person, const Pose& pose, Random& random) {
    const Look look = chooseLook(person, random);
    const float ink = (canvas.style() == Style::Flat ? 0.0085F : 0.0045F) * pose.height;
    const Figure figure{canvas, person, pose, look, ink};
    drawGroundShadow(figure);
    if (figure.sitting()) drawSeat(figure);
    drawHairBehind(figure);
    if (pose.profile || figure.sitting())
        drawTurnedBody(figure);
    else
        drawFacingBody(figure);
    drawFace(figure);
    drawHairInFront(figure);
    if (person.hat) drawHat(figure);
}

}  // namespace core::world
