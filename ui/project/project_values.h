#pragma once

#include <QByteArray>
#include <QString>

#include "core/control/edge_drawing.h"
#include "ui/document/layers.h"

namespace ui {

// What a drawing says beside its source picture: how edges are found in it, and the strokes as points.
QString drawingToJson(const core::control::EdgeDrawing& drawing);
core::control::EdgeDrawing drawingFromJson(const QString& json);  // throws core::Error

// Order, visibility and opacity of the layers.
QString layersToJson(const Layers& layers);
Layers layersFromJson(const QString& json);  // throws core::Error

}  // namespace ui
