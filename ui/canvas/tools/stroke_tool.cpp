#include "ui/canvas/tools/stroke_tool.h"

#include <algorithm>

#include "ui/canvas/tools/brush_keys.h"
#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/document/plan_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

using core::control::EdgeStroke;
using core::control::StrokePoint;

constexpr float kLightestPressure = 0.15F;
constexpr float kMostSmoothing = 0.9F;  // of the way back to the last point

}  // namespace

StrokeTool::StrokeTool(Document& document, Kind kind, QObject* parent)
    : CanvasTool(parent), m_document(document), m_kind(kind) {
    connect(&document.brush(), &Brush::changed, this, &CanvasTool::appearanceChanged);
}

StrokePoint StrokeTool::pointOf(const ToolEvent& event) const {
    const float pressure = m_document.brush().usesPressure() ? static_cast<float>(event.pressure) : 1.0F;
    return {static_cast<float>(event.point.x() / event.frame.width()),
            static_cast<float>(event.point.y() / event.frame.height()), std::max(kLightestPressure, pressure)};
}

void StrokeTool::press(const ToolEvent& event) {
    if (event.button != Qt::LeftButton) return;
    const double side = std::max(event.frame.width(), event.frame.height());
    m_stroke = EdgeStroke{.points = {pointOf(event)},
                          .width = static_cast<float>(m_document.brush().size() / side),
                          .erases = m_kind == Kind::Eraser};
    if ((event.modifiers & Qt::ShiftModifier) && m_last) m_stroke->points.insert(m_stroke->points.begin(), *m_last);
    Q_EMIT appearanceChanged();
}

void StrokeTool::drag(const ToolEvent& event) {
    m_pointer = event.point;
    if (m_stroke) extend(event);
    Q_EMIT appearanceChanged();
}

void StrokeTool::extend(const ToolEvent& event) {
    auto& points = m_stroke->points;
    StrokePoint point = pointOf(event);
    if (event.modifiers & Qt::ShiftModifier) {
        points.resize(2, point);
        points.back() = point;
        return;
    }
    const float back = kMostSmoothing * static_cast<float>(m_document.brush().smoothing());
    point.x += back * (points.back().x - point.x);
    point.y += back * (points.back().y - point.y);
    points.push_back(point);
}

void StrokeTool::hover(const ToolEvent& event) {
    m_pointer = event.point;
    Q_EMIT appearanceChanged();
}

void StrokeTool::release(const ToolEvent& event) {
    if (!m_stroke) return;
    auto stroke = *std::exchange(m_stroke, std::nullopt);
    auto end = pointOf(event);
    end.pressure = stroke.points.back().pressure;  // a pen that lifts has none
    if (!(event.modifiers & Qt::ShiftModifier)) stroke.points.push_back(end);
    m_last = stroke.points.back();
    auto drawing = drawingOf(m_document.plan());
    drawing.strokes.push_back(stroke);
    if (m_document.brush().isSymmetric()) drawing.strokes.push_back(core::control::mirrored(stroke));
    m_document.beginGesture();
    Q_EMIT drawn(drawing);
    Q_EMIT appearanceChanged();
}

void StrokeTool::leave() {
    m_pointer.reset();
    Q_EMIT appearanceChanged();
}

void StrokeTool::deactivate() {
    m_stroke.reset();
    m_last.reset();
    m_pointer.reset();
}

bool StrokeTool::wantsKey(const QKeyEvent& event) const {
    return event.key() == Qt::Key_Escape ? m_stroke.has_value() : isBrushKey(event);
}

void StrokeTool::key(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape)
        m_stroke.reset();
    else
        resizeBrush(m_document.brush(), event);
    Q_EMIT appearanceChanged();
}

void StrokeTool::paint(QPainter& painter, const QSizeF& frame, double pixel) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool symmetric = m_document.brush().isSymmetric();
    if (m_stroke) {
        paintStroke(painter, *m_stroke, frame);
        if (symmetric) paintStroke(painter, core::control::mirrored(*m_stroke), frame);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, pixel, Qt::DashLine));
    if (symmetric) painter.drawLine(QPointF(frame.width() / 2, 0), QPointF(frame.width() / 2, frame.height()));
    const double radius = std::max(m_document.brush().size() / 2.0, 2 * pixel);
    painter.setPen(QPen(colors().handle, pixel));
    if (m_pointer) painter.drawEllipse(*m_pointer, radius, radius);
    painter.restore();
}

void StrokeTool::paintStroke(QPainter& painter, const EdgeStroke& stroke, const QSizeF& frame) const {
    const double side = std::max(frame.width(), frame.height());
    const QColor color = stroke.erases ? colors().danger : QColor(Qt::white);
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const auto& from = stroke.points[i > 0 ? i - 1 : 0];
        const auto& to = stroke.points[i];
        painter.setPen(QPen(color, side * stroke.width * to.pressure, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(from.x * frame.width(), from.y * frame.height()),
                         QPointF(to.x * frame.width(), to.y * frame.height()));
    }
}

}  // namespace ui
