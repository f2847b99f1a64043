#pragma once

#include <QString>

#include "ui/project/project.h"

namespace ui {

// View and recovery as JSON. Reading throws core::Error for text that is no JSON; what is damaged or out of bounds
// within is noted, and costs itself alone.
QString viewToJson(const ViewState& view);
ViewState viewFromJson(const QString& json, core::plan::Amendments& amendments);

QString recoveryToJson(const Recovery& recovery);
Recovery recoveryFromJson(const QString& json, core::plan::Amendments& amendments);

}  // namespace ui
