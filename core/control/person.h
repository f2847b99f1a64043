#pragma once

#include <vector>

#include "core/control/skeleton.h"

namespace core::control {

constexpr int kHandPoints = 21;
constexpr int kFacePoints = 70;
constexpr int kMostAttachedPoints = 1000;  ///< of a hand or face

/// A posed figure. Hands and face hold any number of points up to kMostAttachedPoints (OpenPose has kHandPoints and
/// kFacePoints), or none: they are kept, and drawn as far as they are known, even where nobody edits them.
struct Person {
    Skeleton body;
    std::vector<Keypoint> leftHand;
    std::vector<Keypoint> rightHand;
    std::vector<Keypoint> face;

    bool operator==(const Person&) const = default;
};

}  // namespace core::control
