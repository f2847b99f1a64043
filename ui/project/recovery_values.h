#pragma once

#include <QString>

#include "ui/project/project.h"

namespace ui {

// View and recovery as JSON. Reading throws core::Error for what is damaged or out of bounds.
QString viewToJson(const ViewState& view);
ViewState viewFromJson(const QString& json);

QString recoveryToJson(const Recovery& recovery);
Recovery recoveryFromJson(const QString& json);

}  // namespace ui
