#pragma once

#include <QGraphicsItem>
#include <QImage>

namespace ui {

// A picture in canvas coordinates (one unit is one pixel of the finished picture). A preview of fewer
// pixels fills the same frame, smoothly.
class PictureItem : public QGraphicsItem {
 public:
    void setFrame(const QSize& size);
    void setImage(const QImage& image);
    bool isEmpty() const { return m_image.isNull(); }

    QRectF boundingRect() const override { return QRectF(QPointF(), QSizeF(m_size)); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    void paintEmptyFrame(QPainter* painter) const;

    QSize m_size;
    QImage m_image;
};

}  // namespace ui
