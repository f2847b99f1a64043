#pragma once

#include <array>
#include <cstddef>

namespace core::control {

constexpr int kJointCount = 18;
constexpr int kLimbCount = 17;

/// The 18 joints of the COCO body model in OpenPose order. Left and right are the person's own.
enum class Joint {
    Nose,
    Neck,
    RightShoulder,
    RightElbow,
    RightWrist,
    LeftShoulder,
    LeftElbow,
    LeftWrist,
    RightHip,
    RightKnee,
    RightAnkle,
    LeftHip,
    LeftKnee,
    LeftAnkle,
    RightEye,
    LeftEye,
    RightEar,
    LeftEar
};

/// A joint's place in canvas units; the owner of the skeleton chooses the unit.
struct Keypoint {
    float x = 0;
    float y = 0;
    bool visible = false;

    bool operator==(const Keypoint&) const = default;
};

/// One person's joints, indexed by Joint.
struct Skeleton {
    std::array<Keypoint, kJointCount> joints{};

    Keypoint& operator[](Joint joint) { return joints[static_cast<std::size_t>(joint)]; }
    const Keypoint& operator[](Joint joint) const { return joints[static_cast<std::size_t>(joint)]; }

    bool operator==(const Skeleton&) const = default;
};

/// A bone between two joints.
struct Limb {
    Joint from;
    Joint to;

    bool operator==(const Limb&) const = default;
};

/// The limbs in OpenPose order: the order in which a pose map paints and colours them.
const std::array<Limb, kLimbCount>& limbs();

}  // namespace core::control
