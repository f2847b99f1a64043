#include <algorithm>
#include <cmath>

#include "core/training/world/figure_parts.h"

namespace core::world {

using control::Joint;

namespace {

Point hipLeftEdge(const Figure& figure) { return figure.at(Joint::RightHip) + figure.unit(-0.03F, 0); }

Point hipRightEdge(const Figure& figure) { return figure.at(Joint::LeftHip) + figure.unit(0.03F, 0); }

/// Shoulders, waist and hips, clockwise from the right shoulder (on the left of the picture).
Points torsoOutline(const Figure& figure) {
    const Point right = figure.at(Joint::RightShoulder);
    const Point left = figure.at(Joint::LeftShoulder);
    const Point neck = figure.at(Joint::Neck);
    const Point hipA = hipLeftEdge(figure);
    const Point hipB = hipRightEdge(figure);
    const float slim = isFemale(figure.person.who) ? 0.72F : 0.86F;
    const float waistHalf = std::abs(left.x - right.x) / 2 * slim;
    const Point waist = mix(neck, mix(hipA, hipB, 0.5F), 0.62F);
    const float half = std::max(waistHalf, figure.unit(0.052F));
    return {right + figure.unit(-0.022F, -0.004F),
            right + figure.unit(0.02F, -0.026F),
            neck + figure.unit(-0.03F, -0.014F),
            neck + figure.unit(0.03F, -0.014F),
            left + figure.unit(-0.02F, -0.026F),
            left + figure.unit(0.022F, -0.004F),
            left + figure.unit(0.012F, 0.06F),
            waist + Point{half, 0},
            hipB + figure.unit(0, 0.02F),
            hipA + figure.unit(0, 0.02F),
            waist - Point{half, 0},
            right + figure.unit(-0.012F, 0.06F)};
}

/// Light from the upper left: one bright fold and one dark one.
void drawFolds(const Figure& figure, const Points& outline) {
    const Colour cloth = figure.look.top;
    const auto inner = [&](std::size_t index, float x, float y) { return outline[index] + figure.unit(x, y); };
    figure.canvas.line(inner(11, 0.032F, 0.01F), inner(9, 0.03F, -0.05F), lighter(cloth, 0.22F), figure.unit(0.02F));
    figure.canvas.line(inner(6, -0.024F, 0.01F), inner(8, -0.016F, -0.04F), darker(cloth, 0.16F), figure.unit(0.018F));
}

void drawCollar(const Figure& figure) {
    const Point neck = figure.at(Joint::Neck);
    const float width = figure.unit(0.034F);
    if (figure.person.top == Top::Sweater) {
        figure.canvas.line(neck + Point{-width, -figure.unit(0.008F)}, neck + Point{width, -figure.unit(0.008F)},
                           darker(figure.look.top, 0.2F), figure.unit(0.026F));
        return;
    }
    figure.canvas.polygon({neck + Point{-width, -figure.unit(0.016F)}, neck + Point{width, -figure.unit(0.016F)},
                           neck + figure.unit(0, 0.03F)},
                          figure.look.skin, figure.ink * 0.7F);
}

void drawHem(const Figure& figure) {
    const Point a = hipLeftEdge(figure);
    const Point b = hipRightEdge(figure);
    if (figure.person.top == Top::Sweater)
        figure.canvas.line(a + figure.unit(0.012F, 0.008F), b + figure.unit(-0.012F, 0.008F),
                           darker(figure.look.top, 0.2F), figure.unit(0.018F));
    if (figure.person.top == Top::Dress)
        figure.canvas.line(a + figure.unit(0.016F, -0.055F), b + figure.unit(-0.016F, -0.055F),
                           lighter(figure.look.top, 0.55F), figure.unit(0.018F));
}

}  // namespace

void drawSkirt(const Figure& figure) {
    if (figure.person.top != Top::Dress && figure.person.bottom != Bottom::Skirt) return;
    const Colour cloth = figure.look.bottom;
    const Point hipA = hipLeftEdge(figure);
    const Point hipB = hipRightEdge(figure);
    const Point kneeA = figure.at(Joint::RightKnee);
    const Point kneeB = figure.at(Joint::LeftKnee);
    const float length = isChild(figure.person.who) ? 0.72F : 0.92F;
    const float middle = mix(mix(hipA, hipB, 0.5F), mix(kneeA, kneeB, 0.5F), 0.7F).x;
    const float half = figure.unit(0.088F) + std::abs(kneeA.x - kneeB.x) * 0.375F;
    const float hem = hipA.y + (std::max(kneeA.y, kneeB.y) - hipA.y) * length;
    const float sag = figure.unit(0.014F);
    figure.canvas.polygon({hipA + figure.unit(0.012F, -0.07F),
                           hipB + figure.unit(-0.012F, -0.07F),
                           hipB + figure.unit(0.004F, -0.01F),
                           {middle + half, hem},
                           {middle + half * 0.5F, hem + sag},
                           {middle, hem + sag * 1.3F},
                           {middle - half * 0.5F, hem + sag},
                           {middle - half, hem},
                           hipA + figure.unit(-0.004F, -0.01F)},
                          cloth, figure.ink);
    const float waist = hipA.y - figure.unit(0.01F);
    const float centre = (hipA.x + hipB.x) / 2;
    figure.canvas.line({centre - figure.unit(0.025F), waist}, {middle - half * 0.52F, hem - sag}, lighter(cloth, 0.24F),
                       figure.unit(0.013F));
    figure.canvas.line({centre + figure.unit(0.03F), waist}, {middle + half * 0.52F, hem - sag}, darker(cloth, 0.17F),
                       figure.unit(0.011F));
}

void drawTorso(const Figure& figure) {
    const Points outline = torsoOutline(figure);
    const Colour shadedSkin = mix(figure.look.skin, {150, 80, 60}, 0.22F);
    figure.canvas.line(figure.at(Joint::Neck), figure.pose.head, shadedSkin, figure.unit(0.056F));
    figure.canvas.polygon(rounded(outline), figure.look.top, figure.ink);
    drawFolds(figure, outline);
    drawCollar(figure);
    drawHem(figure);
}

}  // namespace core::world
