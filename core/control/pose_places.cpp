#include "core/control/pose_places.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core::control {
namespace {

// From the middle of the face to the crown and from the ankle to the sole, in distances from neck to nose. Heads of
// picture books are large: 1.15 radii of hair and 0.2 of what the nose lies below the middle, the radius being
// nearly that distance.
constexpr float kCrown = 1.4F;
constexpr float kSole = 0.3F;

// Outwards, each after what it hangs on.
constexpr std::array kOutwards{
    Joint::Neck,       Joint::Nose,      Joint::RightShoulder, Joint::LeftShoulder, Joint::RightHip,  Joint::LeftHip,
    Joint::RightElbow, Joint::LeftElbow, Joint::RightWrist,    Joint::LeftWrist,    Joint::RightKnee, Joint::LeftKnee,
    Joint::RightAnkle, Joint::LeftAnkle, Joint::RightEye,      Joint::LeftEye,      Joint::RightEar,  Joint::LeftEar};

bool isPlaced(const Keypoint& point) { return point.visible || point.x != 0 || point.y != 0; }

void put(Keypoint& point, float x, float y) {
    point.x = x;
    point.y = y;
}

// As far to the other side of the parent as its opposite is to one side.
bool putOpposite(Skeleton& body, Joint joint, const Keypoint& parent) {
    const auto& opposite = body[oppositeOf(joint)];
    const bool shareParent = parentOf(joint) == parentOf(oppositeOf(joint));
    if (!shareParent || oppositeOf(joint) == joint || !isPlaced(opposite)) return false;
    put(body[joint], 2 * parent.x - opposite.x, opposite.y);
    return true;
}

// Straight on, as long as the bone before.
bool putStraightOn(Skeleton& body, Joint joint, const Keypoint& parent) {
    const auto& before = body[parentOf(parentOf(joint))];
    if (parentOf(joint) == Joint::Neck || !isPlaced(before)) return false;
    put(body[joint], 2 * parent.x - before.x, 2 * parent.y - before.y);
    return true;
}

void placeNeck(Skeleton& body) {
    const auto& right = body[Joint::RightShoulder];
    const auto& left = body[Joint::LeftShoulder];
    if (isPlaced(right) && isPlaced(left)) put(body[Joint::Neck], (right.x + left.x) / 2, (right.y + left.y) / 2);
}

void grow(PoseBox& box, float x, float y) {
    box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
}

}  // namespace

PoseBox outlineOf(const Person& person) {
    PoseBox box = boundsOf(person);
    const auto& neck = person.body[Joint::Neck];
    const auto& nose = person.body[Joint::Nose];
    if (!neck.visible || !nose.visible) return box;
    const float x = nose.x - neck.x, y = nose.y - neck.y, length = std::hypot(x, y);
    grow(box, nose.x + kCrown * x, nose.y + kCrown * y);
    for (const Joint side : {Joint::RightAnkle, Joint::LeftAnkle})
        if (person.body[side].visible) grow(box, person.body[side].x, person.body[side].y + kSole * length);
    return box;
}

void placeHidden(Person& person) {
    auto& body = person.body;
    for (const Joint joint : kOutwards) {
        if (isPlaced(body[joint])) continue;
        if (joint == Joint::Neck) {
            placeNeck(body);
            continue;
        }
        const auto parent = body[parentOf(joint)];
        if (isPlaced(parent) && !putOpposite(body, joint, parent)) putStraightOn(body, joint, parent);
    }
}

}  // namespace core::control
