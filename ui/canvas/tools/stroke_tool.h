#pragma once

#include <optional>

#include "core/control/edge_drawing.h"
#include "ui/canvas/tools/canvas_tool.h"

namespace ui {

class Document;

// Draws edges by hand, or erases them. Shift draws straight lines: from the last stroke's end with a click, along
// the drag otherwise. [ and ] change the size.
class StrokeTool : public CanvasTool {
    Q_OBJECT

 public:
    enum class Kind { Brush, Eraser };

    StrokeTool(Document& document, Kind kind, QObject* parent = nullptr);

    QCursor cursor() const override { return Qt::CrossCursor; }
    void press(const ToolEvent& event) override;
    void drag(const ToolEvent& event) override;
    void hover(const ToolEvent& event) override;
    void release(const ToolEvent& event) override;
    void leave() override;
    void deactivate() override;
    bool wantsKey(const QKeyEvent& event) const override;
    void key(const QKeyEvent& event) override;
    void paint(QPainter& painter, const QSizeF& frame, double pixel) const override;

 Q_SIGNALS:
    // The plan's drawing with the new stroke: the first one may bring a partner along.
    void drawn(const core::control::EdgeDrawing& drawing);

 private:
    core::control::StrokePoint pointOf(const ToolEvent& event) const;
    void extend(const ToolEvent& event);
    void paintStroke(QPainter& painter, const core::control::EdgeStroke& stroke, const QSizeF& frame) const;

    Document& m_document;
    Kind m_kind;
    std::optional<core::control::EdgeStroke> m_stroke;  // the one that is being drawn
    std::optional<core::control::StrokePoint> m_last;   // where the one before ended
    std::optional<QPointF> m_pointer;
};

}  // namespace ui
