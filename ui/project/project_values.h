#pragma once

#include <QByteArray>
#include <QString>

#include "core/control/edge_drawing.h"
#include "core/plan/amendments.h"
#include "ui/document/layers.h"

// Parts of a project as JSON. Reading throws core::Error for text that is no JSON, and nothing else: a value out of
// range is brought to the nearest one, one that cannot be read keeps its default, and both are noted.
namespace ui {

// What a drawing says beside its source picture: how edges are found in it, and the strokes as points.
QString drawingToJson(const core::control::EdgeDrawing& drawing);
core::control::EdgeDrawing drawingFromJson(const QString& json, core::plan::Amendments& amendments);

// Order, visibility and opacity of the layers.
QString layersToJson(const Layers& layers);
Layers layersFromJson(const QString& json, core::plan::Amendments& amendments);

}  // namespace ui
