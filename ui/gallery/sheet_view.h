#pragma once

#include <QImage>
#include <QWidget>

namespace ui {

// A large picture, fitted into the window; the wheel zooms at the cursor, a drag moves it, a double click fits it
// again.
class SheetView : public QWidget {
    Q_OBJECT

 public:
    explicit SheetView(QWidget* parent = nullptr);

    void setSheet(const QImage& sheet);
    const QImage& sheet() const { return m_sheet; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
    QRectF sheetRect() const;
    double fit() const;  // screen pixels a pixel of the whole sheet takes

    QImage m_sheet;
    double m_zoom = 1.0;  // against fit()
    QPointF m_offset;     // of the middle
    QPointF m_lastMouse;
};

}  // namespace ui
