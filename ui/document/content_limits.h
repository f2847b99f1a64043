#pragma once

#include "core/plan/amendments.h"
#include "ui/document/content.h"

namespace ui {

// Brings whatever a project file would not be read with to the nearest value that it is read with; see plan_nearest.h.
void bringWithinLimits(Content& content, core::plan::Amendments& amendments);

}  // namespace ui
