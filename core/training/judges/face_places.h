#pragma once

#include "core/control/skeleton.h"

namespace core::training {

struct Place {
    float x = 0;
    float y = 0;

    bool operator==(const Place&) const = default;
};

// Where the world draws a face, in fractions of a square picture (core/training/world/head.cpp). Left and right are
// the picture's.
struct FacePlaces {
    Place head;  // its centre
    Place leftEye, rightEye, mouth;
    float radius = 0;  // of the head
};

FacePlaces facePlaces(const control::Skeleton& skeleton);

}  // namespace core::training
