#pragma once

#include <QGraphicsItem>
#include <QImage>

namespace ui {

// A picture in canvas coordinates (one unit is one pixel of the finished picture). A preview of fewer
// pixels fills the same frame, smoothly. Without a picture it is a dashed frame, or nothing.
class PictureItem : public QGraphicsItem {
 public:
    enum class Empty { Frame, Nothing };

    explicit PictureItem(Empty empty) : m_empty(empty) {}

    void setFrame(const QSize& size);
    void setImage(const QImage& image);
    bool isEmpty() const { return m_image.isNull(); }

    QRectF boundingRect() const override { return QRectF(QPointF(), QSizeF(m_size)); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    void paintEmptyFrame(QPainter* painter) const;

    Empty m_empty;
    QSize m_size;
    QImage m_image;
};

}  // namespace ui
