#include <algorithm>
#include <utility>

#include "core/plan/amending.h"

namespace core::plan {
namespace {

using control::EdgeDrawing;
using control::EdgeStroke;
using control::StrokePoint;

bool holds(const StrokePoint& point) {
    return limits::kStrokePlace.holds(point.x) && limits::kStrokePlace.holds(point.y) &&
           limits::kPressure.holds(point.pressure);
}

bool holds(const EdgeStroke& stroke) {
    return limits::kStrokeWidth.holds(stroke.width) &&
           std::ranges::all_of(stroke.points, [](const auto& point) { return holds(point); });
}

// Canny's finder takes the thresholds in either order: the edges stay.
void amendThresholds(Amendments& amendments, EdgeDrawing& drawing) {
    amendNumber(amendments, "drawing.low", drawing.low, limits::kThreshold);
    amendNumber(amendments, "drawing.high", drawing.high, limits::kThreshold);
    if (drawing.low <= drawing.high) return;
    amendments.add({"drawing.low", fmt::format("{}", drawing.low), fmt::format("{}", drawing.high)});
    amendments.add({"drawing.high", fmt::format("{}", drawing.high), fmt::format("{}", drawing.low)});
    std::swap(drawing.low, drawing.high);
}

void amendStroke(Amendments& amendments, const std::string& field, EdgeStroke& stroke) {
    amendNumber(amendments, field + ".width", stroke.width, limits::kStrokeWidth);
    for (auto& point : stroke.points) {
        amendNumber(amendments, field + ".points", point.x, limits::kStrokePlace);
        amendNumber(amendments, field + ".points", point.y, limits::kStrokePlace);
        amendNumber(amendments, field + ".points", point.pressure, limits::kPressure);
    }
}

}  // namespace

bool isWithinLimits(const EdgeDrawing& drawing) {
    std::size_t points = 0;
    for (const auto& stroke : drawing.strokes) points += stroke.points.size();
    return limits::kThreshold.holds(drawing.low) && limits::kThreshold.holds(drawing.high) &&
           drawing.low <= drawing.high && drawing.strokes.size() <= limits::kStrokes &&
           points <= limits::kStrokePoints &&
           std::ranges::all_of(drawing.strokes, [](const auto& stroke) { return holds(stroke); });
}

void bringWithinLimits(EdgeDrawing& drawing, Amendments& amendments) {
    amendThresholds(amendments, drawing);
    amendCount(amendments, "drawing.strokes", drawing.strokes, limits::kStrokes);
    std::size_t room = limits::kStrokePoints;
    for (std::size_t i = 0; i < drawing.strokes.size(); ++i) {
        auto& stroke = drawing.strokes[i];
        const auto field = fmt::format("drawing.strokes[{}]", i);
        if (!holds(stroke)) amendStroke(amendments, field, stroke);
        amendCount(amendments, field + ".points", stroke.points, room);
        room -= stroke.points.size();
    }
}

}  // namespace core::plan
