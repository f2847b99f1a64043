#pragma once

#include "core/control/person.h"

namespace core::control {

/// A rectangle in the unit of the points it was made of.
struct PoseBox {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
    float centreX() const { return (left + right) / 2; }
    float centreY() const { return (top + bottom) / 2; }
};

/// An affine map of the plane: x' = a x + b y + c, y' = d x + e y + f.
struct PoseMap2D {
    float a = 1, b = 0, c = 0;
    float d = 0, e = 1, f = 0;

    static PoseMap2D moving(float dx, float dy) { return {1, 0, dx, 0, 1, dy}; }
    static PoseMap2D scaling(float x, float y, float aboutX, float aboutY);
    static PoseMap2D turning(float radians, float aboutX, float aboutY);  ///< clockwise where y points down
};

/// The part of a person that hangs on a joint moves with it: hands on wrists, the face on the nose.
/// All functions take and give points in one unit that is square; fractions of a canvas are so only when it is.

/// Of the visible joints; of all joints when none is visible.
PoseBox boundsOf(const Person& person);

/// Every point of a person, hidden ones and hands and face among them.
void transform(Person& person, const PoseMap2D& map);

/// One joint and what hangs on it.
void moveJoint(Person& person, Joint joint, float dx, float dy);

/// Turns the limb that ends in `joint` towards a point, and everything beyond it, so that all bones keep their
/// length. The neck has no limb: it takes the whole person along.
void swingJoint(Person& person, Joint joint, float towardsX, float towardsY);

/// The joint that a joint's limb begins at; the neck, where all begins, is its own.
Joint parentOf(Joint joint);

/// The same joint of the other side; nose and neck have none and are their own.
Joint oppositeOf(Joint joint);

/// Exchanges left and right: the person turns its back, no point moves.
void swapSides(Person& person);

/// The person as a mirror shows it, in the same place: points and sides change.
void mirror(Person& person);

}  // namespace core::control
