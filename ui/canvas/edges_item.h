#pragma once

#include <QGraphicsItem>
#include <QImage>

#include "core/base/shared_image.h"

namespace ui {

// The plan's edge map as light lines over the picture, stretched over the canvas as the models see it.
class EdgesItem : public QGraphicsItem {
 public:
    void setFrame(const QSizeF& size);  // canvas units
    void setEdges(const core::SharedImage& edges);

    QRectF boundingRect() const override { return QRectF(QPointF(), m_size); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    QSizeF m_size;
    QImage m_lines;
};

}  // namespace ui
