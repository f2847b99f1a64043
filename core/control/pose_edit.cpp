#include "core/control/pose_edit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace core::control {
namespace {

// The joint that each joint's limb begins at; the neck is nobody's child.
constexpr std::array<Joint, kJointCount> kParents{
    Joint::Neck,         Joint::Neck,      Joint::Neck, Joint::RightShoulder, Joint::RightElbow, Joint::Neck,
    Joint::LeftShoulder, Joint::LeftElbow, Joint::Neck, Joint::RightHip,      Joint::RightKnee,  Joint::Neck,
    Joint::LeftHip,      Joint::LeftKnee,  Joint::Nose, Joint::Nose,          Joint::RightEye,   Joint::LeftEye};

constexpr std::array<std::pair<Joint, Joint>, 8> kSides{{{Joint::RightShoulder, Joint::LeftShoulder},
                                                         {Joint::RightElbow, Joint::LeftElbow},
                                                         {Joint::RightWrist, Joint::LeftWrist},
                                                         {Joint::RightHip, Joint::LeftHip},
                                                         {Joint::RightKnee, Joint::LeftKnee},
                                                         {Joint::RightAnkle, Joint::LeftAnkle},
                                                         {Joint::RightEye, Joint::LeftEye},
                                                         {Joint::RightEar, Joint::LeftEar}}};

bool hangsOn(Joint joint, Joint ancestor) {
    while (joint != ancestor && joint != Joint::Neck) joint = parentOf(joint);
    return joint == ancestor;
}

void apply(const PoseMap2D& m, Keypoint& p) {
    p = {m.a * p.x + m.b * p.y + m.c, m.d * p.x + m.e * p.y + m.f, p.visible};
}

void apply(const PoseMap2D& map, std::vector<Keypoint>& points) {
    for (auto& point : points) apply(map, point);
}

std::vector<Keypoint>* attachedTo(Person& person, Joint joint) {
    switch (joint) {
        case Joint::RightWrist:
            return &person.rightHand;
        case Joint::LeftWrist:
            return &person.leftHand;
        case Joint::Nose:
            return &person.face;
        default:
            return nullptr;
    }
}

void applyTo(Person& person, Joint joint, const PoseMap2D& map) {
    apply(map, person.body[joint]);
    if (auto* attached = attachedTo(person, joint)) apply(map, *attached);
}

PoseBox boxOf(const Skeleton& body, bool visibleOnly) {
    constexpr float kFar = std::numeric_limits<float>::max();
    PoseBox box{kFar, kFar, -kFar, -kFar};
    for (const auto& joint : body.joints) {
        if (visibleOnly && !joint.visible) continue;
        box = {std::min(box.left, joint.x), std::min(box.top, joint.y), std::max(box.right, joint.x),
               std::max(box.bottom, joint.y)};
    }
    return box;
}

}  // namespace

PoseMap2D PoseMap2D::scaling(float x, float y, float aboutX, float aboutY) {
    return {x, 0, aboutX * (1 - x), 0, y, aboutY * (1 - y)};
}

PoseMap2D PoseMap2D::turning(float radians, float aboutX, float aboutY) {
    const float cosine = std::cos(radians), sine = std::sin(radians);
    return {cosine, -sine,  aboutX - cosine * aboutX + sine * aboutY,
            sine,   cosine, aboutY - sine * aboutX - cosine * aboutY};
}

PoseBox boundsOf(const Person& person) {
    const auto& joints = person.body.joints;
    return boxOf(person.body, std::any_of(joints.begin(), joints.end(), [](const auto& j) { return j.visible; }));
}

void transform(Person& person, const PoseMap2D& map) {
    for (auto& joint : person.body.joints) apply(map, joint);
    for (auto* points : {&person.leftHand, &person.rightHand, &person.face}) apply(map, *points);
}

void moveJoint(Person& person, Joint joint, float dx, float dy) { applyTo(person, joint, PoseMap2D::moving(dx, dy)); }

void swingJoint(Person& person, Joint joint, float towardsX, float towardsY) {
    const auto at = person.body[joint];
    if (joint == Joint::Neck) return transform(person, PoseMap2D::moving(towardsX - at.x, towardsY - at.y));
    const auto about = person.body[parentOf(joint)];
    const float angle = std::atan2(towardsY - about.y, towardsX - about.x) - std::atan2(at.y - about.y, at.x - about.x);
    const auto turn = PoseMap2D::turning(angle, about.x, about.y);
    for (int i = 0; i < kJointCount; ++i)
        if (hangsOn(static_cast<Joint>(i), joint)) applyTo(person, static_cast<Joint>(i), turn);
}

Joint parentOf(Joint joint) { return kParents[static_cast<std::size_t>(joint)]; }

Joint oppositeOf(Joint joint) {
    for (const auto& [right, left] : kSides)
        if (joint == right || joint == left) return joint == right ? left : right;
    return joint;
}

void swapSides(Person& person) {
    for (const auto& [right, left] : kSides) std::swap(person.body[right], person.body[left]);
    std::swap(person.rightHand, person.leftHand);
}

void mirror(Person& person) {
    const auto box = boundsOf(person);
    transform(person, PoseMap2D::scaling(-1, 1, box.centreX(), 0));
    swapSides(person);
}

}  // namespace core::control
