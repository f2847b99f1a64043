#pragma once

#include <QImage>
#include <QWidget>

namespace ui {

// Two pictures in one place, parted by a line that can be moved, or side by side. Both are always scaled and moved
// alike: the wheel zooms, dragging moves, a double click fits. Keys: arrows and Home/End move the line, + - zoom.
class CompareView : public QWidget {
    Q_OBJECT

 public:
    enum class Mode { Slider, SideBySide };

    CompareView(const QImage& left, const QImage& right, QWidget* parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);

    double divider() const { return m_divider; }  // 0..1 of the width, from the left
    double zoom() const { return m_zoom; }        // 1: the pictures fit

    QSize sizeHint() const override { return {900, 640}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void setDivider(double divider);
    void zoomBy(double factor);
    void moveBy(const QPointF& pixels);
    QRectF cell(bool right) const;
    QRectF pictureRect(const QImage& picture, const QRectF& cell) const;
    void paintSlider(QPainter& painter) const;

    QImage m_left;
    QImage m_right;
    Mode m_mode = Mode::Slider;
    double m_divider = 0.5;
    double m_zoom = 1.0;
    QPointF m_centre{0.5, 0.5};  // of the picture, in fractions of it, what is in the middle
    QPointF m_lastMouse;
};

}  // namespace ui
