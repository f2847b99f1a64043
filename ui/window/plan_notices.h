#pragma once

#include <QString>

#include "core/plan/metadata/picture_plan.h"

namespace ui {

// What to say when the plan of `fileName` is restored: who wrote it, and all that became something else.
QString restoredSentence(const core::plan::PicturePlan& found, const QString& fileName);

}  // namespace ui
