#pragma once

#include <QString>

#include "core/control/openpose_json.h"

namespace ui {

// Poses in files: OpenPose JSON, or a PNG of the drawn pose that carries the JSON. All throw core::Error with one
// sentence.
core::control::OpenPose readPoseFile(const QString& file, const core::control::CanvasSize& expected = {});
void writePoseFile(const QString& file, const core::control::OpenPose& pose);  // a PNG when it is called so

// Whether a PNG carries a pose; false as well for what cannot be read.
bool holdsPose(const QString& file);

}  // namespace ui
