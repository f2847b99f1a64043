#include "ui/canvas/edges_item.h"

#include <QPainter>

#include "ui/support/image_conversion.h"

namespace ui {
namespace {

// White where the map is light, transparent where it is dark.
QImage linesOf(const core::Image& edges) {
    QImage lines(edges.width, edges.height, QImage::Format_ARGB32_Premultiplied);
    lines.fill(Qt::white);
    lines.setAlphaChannel(toQImage(edges));
    return lines;
}

}  // namespace

void EdgesItem::setFrame(const QSizeF& size) {
    prepareGeometryChange();
    m_size = size;
}

void EdgesItem::setEdges(const core::SharedImage& edges) {
    m_lines = edges.isEmpty() ? QImage() : linesOf(*edges);
    update();
}

void EdgesItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_lines.isNull()) return;
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), m_lines);
}

}  // namespace ui
