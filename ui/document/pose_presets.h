#pragma once

#include <QString>
#include <vector>

#include "core/control/person.h"
#include "core/plan/plan.h"

namespace ui {

// A pose to begin with: one person in fractions of a square.
struct PosePreset {
    QString name;  // translated
    core::control::Person person;
};

// Those that come with the program.
const std::vector<PosePreset>& posePresets();

// A preset's person on a plan's canvas: its square in the middle, as large as fits.
core::control::Person placed(const core::control::Person& person, const core::plan::Plan& plan);

// And back: a plan's person as a preset.
core::control::Person unplaced(const core::control::Person& person, const core::plan::Plan& plan);

}  // namespace ui
