#pragma once

#include <QString>

#include "core/control/openpose_json.h"

namespace ui {

// What to say when the pose of a file is taken and not all of it stood there: which of several frames it is, who was
// left out, what was taken for the canvas. Empty when there is nothing to say.
QString poseNotices(const core::control::OpenPose& pose, const QString& fileName);

}  // namespace ui
