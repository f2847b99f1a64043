#pragma once

#include <QSizeF>

// Measures of the timeline, in pixels.
namespace ui::plan_metrics {

constexpr double kNameWidth = 104.0;
constexpr double kMargin = 14.0;
constexpr double kTrackHeight = 20.0;
constexpr double kPartnerHeight = 30.0;  // a strength needs room
constexpr double kRowGap = 7.0;
constexpr QSizeF kHandle(9.0, 28.0);
constexpr double kGrip = 6.0;  // beside a handle, where a press still takes hold of it
constexpr double kPointRadius = 4.5;
constexpr double kVeil = 0.45;  // over what a run has done already

}  // namespace ui::plan_metrics
