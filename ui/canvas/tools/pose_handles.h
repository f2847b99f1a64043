#pragma once

#include <QPainter>
#include <QRectF>
#include <array>

namespace ui {

// The box about the selected person: corners that scale, a knob above that turns.
class PoseHandles {
 public:
    enum class Part { None, Corner, Knob, Inside };

    // `bounds` of the person and the size of a screen pixel, both in canvas units.
    PoseHandles(const QRectF& bounds, double pixel);

    Part partAt(const QPointF& point) const;
    QPointF oppositeOf(const QPointF& corner) const;  // the corner that stays when another is dragged
    QPointF centre() const { return m_box.center(); }
    void paint(QPainter& painter) const;

 private:
    std::array<QPointF, 4> corners() const;
    QPointF knob() const;

    QRectF m_box;
    double m_pixel;
};

}  // namespace ui
