#pragma once

#include "core/training/world/canvas.h"
#include "core/training/world/pose.h"

namespace core::world {

/// The colours one figure wears, jittered once so that all its parts agree.
struct Look {
    Colour skin;
    Colour hair;
    Colour top;
    Colour bottom;
    Colour hat;
};

/// What every painter of a body part needs. Lengths in the painters are in body heights.
struct Figure {
    Canvas& canvas;
    const Person& person;
    const Pose& pose;
    const Look& look;
    float ink;  ///< outline width in picture heights

    float unit(float bodyHeights) const { return bodyHeights * pose.height; }
    Point unit(float x, float y) const { return Point{x, y} * pose.height; }
    Point at(control::Joint joint) const { return pose.at(joint); }
    float facing() const { return static_cast<float>(person.facing); }
    bool sitting() const { return person.pose == PoseKind::Sitting; }
};

enum class Side { Right, Left };

/// `far` limbs are behind a turned body and are painted darker.
void drawLeg(const Figure& figure, Side side, bool far);
void drawArm(const Figure& figure, Side side, bool far);

/// The skirt, or the skirt of the dress; nothing for trousers and shorts.
void drawSkirt(const Figure& figure);
void drawTorso(const Figure& figure);

/// Hair that hangs or sits behind the body: painted first.
void drawHairBehind(const Figure& figure);
void drawFace(const Figure& figure);
void drawHairInFront(const Figure& figure);
void drawHat(const Figure& figure);

/// Lengths of the head are in head radii.
inline Point inHead(const Figure& figure, float x, float y) { return Point{x, y} * figure.pose.headRadius; }

}  // namespace core::world
