#pragma once

#include <QJsonObject>
#include <vector>

#include "core/plan/amendments.h"
#include "core/plan/plan.h"

namespace ui {

// The plans of a queue as JSON. A grid of two hundred pictures has one edge map: each map is written once, and plans
// name it by its place. A plan or a map that cannot be read is noted, and costs itself alone.
QJsonObject queueToJson(const std::vector<core::plan::Plan>& plans);
std::vector<core::plan::Plan> queueFromJson(const QJsonObject& json, core::plan::Amendments& amendments);

}  // namespace ui
