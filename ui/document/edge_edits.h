#pragma once

#include "core/control/edge_drawing.h"
#include "core/plan/plan.h"

namespace ui {

class Document;

// What a plan's edges are drawn from; a map that came ready is its own source.
core::control::EdgeDrawing drawingOf(const core::plan::Plan& plan);

// Draws the plan's edge map anew, as part of the gesture. A drawing of nothing leaves no map.
void setDrawing(Document& document, const core::control::EdgeDrawing& drawing);

}  // namespace ui
