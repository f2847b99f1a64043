#include "core/training/judges/face_places.h"

namespace core::training {
namespace {

// In head radii, as the world's poses and heads have them.
constexpr float kBetweenEyes = 0.7F;
constexpr float kEyesBelowCentre = 0.02F;
constexpr float kMouthBelowCentre = 0.46F;

}  // namespace

FacePlaces facePlaces(const control::Skeleton& skeleton) {
    using control::Joint;
    const auto &left = skeleton[Joint::RightEye], &right = skeleton[Joint::LeftEye];
    FacePlaces face;
    face.leftEye = {left.x, left.y};
    face.rightEye = {right.x, right.y};
    face.radius = (right.x - left.x) / kBetweenEyes;
    // Ears stay where they are when a head turns; one of them is hidden then, but has its place.
    face.head = {(skeleton[Joint::RightEar].x + skeleton[Joint::LeftEar].x) / 2,
                 left.y - kEyesBelowCentre * face.radius};
    face.mouth = {skeleton[Joint::Nose].x, face.head.y + kMouthBelowCentre * face.radius};
    return face;
}

}  // namespace core::training
