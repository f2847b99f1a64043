#pragma once

#include <vector>

#include "core/control/skeleton.h"

namespace core::control {

constexpr int kHandPoints = 21;
constexpr int kFacePoints = 70;

/// A posed figure. Hands and face are empty, or hold kHandPoints and kFacePoints points: they are kept and
/// drawn even where nobody edits them.
struct Person {
    Skeleton body;
    std::vector<Keypoint> leftHand;
    std::vector<Keypoint> rightHand;
    std::vector<Keypoint> face;

    bool operator==(const Person&) const = default;
};

}  // namespace core::control
