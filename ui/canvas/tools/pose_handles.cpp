#include "ui/canvas/tools/pose_handles.h"

#include <QLineF>
#include <algorithm>

#include "ui/support/theme.h"

namespace ui {
namespace {

// Screen pixels.
constexpr double kMargin = 14.0;
constexpr double kCorner = 4.0;
constexpr double kKnobHeight = 24.0;
constexpr double kGrip = 9.0;

}  // namespace

PoseHandles::PoseHandles(const QRectF& bounds, double pixel)
    : m_box(bounds.adjusted(-kMargin * pixel, -kMargin * pixel, kMargin * pixel, kMargin * pixel)), m_pixel(pixel) {}

std::array<QPointF, 4> PoseHandles::corners() const {
    return {m_box.topLeft(), m_box.topRight(), m_box.bottomRight(), m_box.bottomLeft()};
}

QPointF PoseHandles::knob() const { return {m_box.center().x(), m_box.top() - kKnobHeight * m_pixel}; }

PoseHandles::Part PoseHandles::partAt(const QPointF& point) const {
    const auto isNear = [&](const QPointF& place) { return QLineF(place, point).length() <= kGrip * m_pixel; };
    const auto all = corners();
    if (isNear(knob())) return Part::Knob;
    if (std::any_of(all.begin(), all.end(), isNear)) return Part::Corner;
    return m_box.contains(point) ? Part::Inside : Part::None;
}

QPointF PoseHandles::oppositeOf(const QPointF& corner) const {
    const bool isLeft = corner.x() < m_box.center().x(), isTop = corner.y() < m_box.center().y();
    return {isLeft ? m_box.right() : m_box.left(), isTop ? m_box.bottom() : m_box.top()};
}

void PoseHandles::paint(QPainter& painter) const {
    painter.setPen(QPen(colors().accent, 1.2 * m_pixel, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_box);
    painter.drawLine(QPointF(m_box.center().x(), m_box.top()), knob());
    painter.setPen(QPen(colors().stage, m_pixel));
    painter.setBrush(colors().accent);
    const double reach = kCorner * m_pixel;
    for (const QPointF& corner : corners())
        painter.drawRect(QRectF(corner, QSizeF()).adjusted(-reach, -reach, reach, reach));
    painter.drawEllipse(knob(), 1.3 * reach, 1.3 * reach);
}

}  // namespace ui
