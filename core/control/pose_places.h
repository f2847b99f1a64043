#pragma once

#include "core/control/pose_edit.h"

namespace core::control {

/// What a person covers: its visible joints, the head up to the crown, and the feet. Where neck or nose are hidden
/// the head is unknown and left out. In the unit of the joints, which must be square.
PoseBox outlineOf(const Person& person);

/// Hidden joints that no one has placed, at (0, 0) as OpenPose's files have them, are put where they would be: beside
/// the limb they belong to. They stay hidden. Joints whose limb is unknown, too, stay where they are.
void placeHidden(Person& person);

}  // namespace core::control
