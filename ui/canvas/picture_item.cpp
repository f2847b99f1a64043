#include "ui/canvas/picture_item.h"

#include <QPainter>

#include "ui/support/theme.h"

namespace ui {

void PictureItem::setFrame(const QSize& size) {
    prepareGeometryChange();
    m_size = size;
}

void PictureItem::setImage(const QImage& image) {
    m_image = image;
    update();
}

void PictureItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_image.isNull()) {
        if (m_empty == Empty::Frame) paintEmptyFrame(painter);
        return;
    }
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), m_image);
}

void PictureItem::paintEmptyFrame(QPainter* painter) const {
    QColor edge = colors().faintText;
    edge.setAlpha(140);
    QPen pen(edge, 1.0, Qt::DashLine);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(boundingRect());
}

}  // namespace ui
