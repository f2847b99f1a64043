#include "core/training/world/pose.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/training/world/random.h"

namespace core::world {

using control::Joint;

namespace {

// Bone lengths in body heights; heads are large as in picture books.
constexpr float kThigh = 0.185F;
constexpr float kShin = 0.185F;
constexpr float kTorso = 0.25F;
constexpr float kUpperArm = 0.145F;
constexpr float kForearm = 0.135F;
constexpr float kFoot = 0.03F;
constexpr float kNeck = 0.026F;

/// Directions of the bones in degrees from straight down, positive to the right of the picture.
struct Angles {
    float rightUpperArm, rightForearm, leftUpperArm, leftForearm;
    float rightThigh, rightShin, leftThigh, leftShin;
    float lean = 0;  ///< of the trunk, positive to the right
    float lift = 0;  ///< of the feet above the ground
};

Angles standing(Random& r) {
    return Angles{-16 + r.spread(6), -10 + r.spread(8), 16 + r.spread(6), 10 + r.spread(8), -5 + r.spread(3),
                  -3 + r.spread(3),  5 + r.spread(3),   3 + r.spread(3),  r.spread(3)};
}

Angles walking(Random& r, float facing) {
    const float k = facing * r.uniform(0.6F, 1.F);
    return Angles{-32 * k, -12 * k, 34 * k, 52 * k, 28 * k, 14 * k, -24 * k, -42 * k, facing * r.uniform(2, 6)};
}

Angles running(Random& r, float facing) {
    const float k = facing * r.uniform(0.8F, 1.1F);
    return Angles{-55 * k, 25 * k, 45 * k, 130 * k, 62 * k, 2 * k, -32 * k, -100 * k, facing * r.uniform(8, 15)};
}

Angles waving(Random& r, float facing) {
    Angles angles = standing(r);
    const float upper = 135 + r.spread(12);
    const float fore = 168 + r.spread(20);
    if (facing > 0) {
        angles.leftUpperArm = upper;
        angles.leftForearm = fore;
    } else {
        angles.rightUpperArm = -upper;
        angles.rightForearm = -fore;
    }
    return angles;
}

Angles cheering(Random& r) {
    Angles angles = standing(r);
    angles.rightUpperArm = -136 + r.spread(10);
    angles.rightForearm = -164 + r.spread(12);
    angles.leftUpperArm = 136 + r.spread(10);
    angles.leftForearm = 164 + r.spread(12);
    return angles;
}

Angles sitting(Random& r, float d) {
    return Angles{d * (12 + r.spread(6)),  d * (48 + r.spread(12)), d * (22 + r.spread(6)),
                  d * (56 + r.spread(12)), d * (72 + r.spread(8)),  d * (4 + r.spread(6)),
                  d * (80 + r.spread(6)),  d * (8 + r.spread(6)),   d * r.spread(5)};
}

Angles jumping(Random& r) {
    return Angles{-115 + r.spread(15), -145 + r.spread(18), 115 + r.spread(15), 145 + r.spread(18), -38 + r.spread(8),
                  20 + r.spread(14),   38 + r.spread(8),    -20 + r.spread(14), r.spread(3),        0.09F};
}

Angles handsOnHips(Random& r) {
    return Angles{-48 + r.spread(5), 42 + r.spread(6), 48 + r.spread(5), -42 + r.spread(6), -9, -6, 9, 6, r.spread(3)};
}

Angles stretching(Random& r) {
    Angles angles = standing(r);
    angles.rightUpperArm = -88 + r.spread(10);
    angles.rightForearm = -90 + r.spread(12);
    angles.leftUpperArm = 88 + r.spread(10);
    angles.leftForearm = 90 + r.spread(12);
    return angles;
}

Angles anglesOf(PoseKind pose, float facing, Random& random) {
    switch (pose) {
        case PoseKind::Standing:
            return standing(random);
        case PoseKind::Walking:
            return walking(random, facing);
        case PoseKind::Running:
            return running(random, facing);
        case PoseKind::Waving:
            return waving(random, facing);
        case PoseKind::Cheering:
            return cheering(random);
        case PoseKind::Sitting:
            return sitting(random, facing);
        case PoseKind::Jumping:
            return jumping(random);
        case PoseKind::HandsOnHips:
            return handsOnHips(random);
        case PoseKind::Stretching:
            return stretching(random);
    }
    return standing(random);
}

float legDrop(float thighDegrees, float shinDegrees) {
    const float radians = std::numbers::pi_v<float> / 180;
    return kThigh * std::cos(thighDegrees * radians) + kShin * std::cos(shinDegrees * radians);
}

void put(Pose& pose, Joint joint, Point at) { pose.skeleton[joint] = {at.x, at.y, true}; }

float shoulderHalfWidth(const Person& person, const Pose& pose) {
    const float facing = isFemale(person.who) ? 0.08F : 0.09F;
    if (pose.profile) return facing * 0.5F;
    return person.pose == PoseKind::Sitting ? facing * 0.8F : facing;
}

void setTrunk(Pose& pose, const Person& person, const Angles& angles) {
    const float hipHalf = pose.profile ? 0.026F : 0.05F;
    const float shoulderHalf = shoulderHalfWidth(person, pose);
    const float drop =
        std::max(legDrop(angles.rightThigh, angles.rightShin), legDrop(angles.leftThigh, angles.leftShin));
    const Point hips{0, -(drop + kFoot) - angles.lift};
    const Point neck = swing(hips, 180 - angles.lean, kTorso);
    put(pose, Joint::RightHip, hips + Point{-hipHalf, 0});
    put(pose, Joint::LeftHip, hips + Point{hipHalf, 0});
    put(pose, Joint::Neck, neck);
    put(pose, Joint::RightShoulder, neck + Point{-shoulderHalf, 0.02F});
    put(pose, Joint::LeftShoulder, neck + Point{shoulderHalf, 0.02F});
}

void setLimbs(Pose& pose, const Angles& a) {
    put(pose, Joint::RightElbow, swing(pose.at(Joint::RightShoulder), a.rightUpperArm, kUpperArm));
    put(pose, Joint::RightWrist, swing(pose.at(Joint::RightElbow), a.rightForearm, kForearm));
    put(pose, Joint::LeftElbow, swing(pose.at(Joint::LeftShoulder), a.leftUpperArm, kUpperArm));
    put(pose, Joint::LeftWrist, swing(pose.at(Joint::LeftElbow), a.leftForearm, kForearm));
    put(pose, Joint::RightKnee, swing(pose.at(Joint::RightHip), a.rightThigh, kThigh));
    put(pose, Joint::RightAnkle, swing(pose.at(Joint::RightKnee), a.rightShin, kShin));
    put(pose, Joint::LeftKnee, swing(pose.at(Joint::LeftHip), a.leftThigh, kThigh));
    put(pose, Joint::LeftAnkle, swing(pose.at(Joint::LeftKnee), a.leftShin, kShin));
}

/// How far the features of the face move sideways when the head turns.
float headTurn(const Person& person, const Pose& pose, Random& random) {
    const auto facing = static_cast<float>(person.facing);
    if (pose.profile) return facing * 0.048F;
    if (person.pose == PoseKind::Sitting) return facing * 0.03F;
    return facing * random.spread(0.012F);
}

void setHead(Pose& pose, const Person& person, Random& random) {
    const float radius = pose.headRadius;
    const float ahead = pose.profile ? 0.02F * static_cast<float>(person.facing) : 0;
    const float turn = headTurn(person, pose, random);
    pose.head = pose.at(Joint::Neck) + Point{ahead, -(radius + kNeck)};
    put(pose, Joint::Nose, pose.head + Point{turn, 0.21F * radius});
    put(pose, Joint::RightEye, pose.head + Point{turn - 0.35F * radius, 0.02F * radius});
    put(pose, Joint::LeftEye, pose.head + Point{turn + 0.35F * radius, 0.02F * radius});
    put(pose, Joint::RightEar, pose.head + Point{-0.92F * radius, 0.06F * radius});
    put(pose, Joint::LeftEar, pose.head + Point{0.92F * radius, 0.06F * radius});
    if (pose.profile) pose.skeleton[person.facing > 0 ? Joint::LeftEar : Joint::RightEar].visible = false;
}

}  // namespace

Point Pose::at(Joint joint) const { return {skeleton[joint].x, skeleton[joint].y}; }

Pose strikePose(const Person& person, Random& random) {
    Pose pose;
    pose.profile = person.pose == PoseKind::Walking || person.pose == PoseKind::Running;
    pose.headRadius = isChild(person.who) ? 0.136F : 0.124F;
    const Angles angles = anglesOf(person.pose, static_cast<float>(person.facing), random);
    setTrunk(pose, person, angles);
    setLimbs(pose, angles);
    setHead(pose, person, random);
    return pose;
}

Pose placed(const Pose& unit, Point ground, float height) {
    Pose pose = unit;
    pose.ground = ground;
    pose.head = ground + unit.head * height;
    pose.height = height;
    pose.headRadius = unit.headRadius * height;
    for (auto& joint : pose.skeleton.joints) {
        joint.x = ground.x + joint.x * height;
        joint.y = ground.y + joint.y * height;
    }
    return pose;
}

std::array<Point, 4> torsoPolygon(const control::Skeleton& skeleton) {
    const auto at = [&](Joint joint) { return Point{skeleton[joint].x, skeleton[joint].y}; };
    const Point neck = at(Joint::Neck);
    return {mix(neck, at(Joint::RightHip), 0.65F), mix(neck, at(Joint::RightShoulder), 0.2F),
            mix(neck, at(Joint::LeftShoulder), 0.2F), mix(neck, at(Joint::LeftHip), 0.65F)};
}

}  // namespace core::world
