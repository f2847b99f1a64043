#include "ui/docks/thumbnail_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kGap = 5;
constexpr double kRadius = 4.0;

QRectF fitted(const QSize& image, const QRectF& cell) {
    QRectF rect(QPointF(), QSizeF(image).scaled(cell.size(), Qt::KeepAspectRatio));
    rect.moveCenter(cell.center());
    return rect;
}

}  // namespace

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {kSide + 2 * kGap, kSide + 2 * kGap};
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRectF cell = QRectF(option.rect).adjusted(kGap, kGap, -kGap, -kGap);
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    const QRectF frame = image.isNull() ? cell : fitted(image.size(), cell);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath rounded;
    rounded.addRoundedRect(frame, kRadius, kRadius);
    painter->setClipPath(rounded);
    if (image.isNull())
        painter->fillRect(frame, colors().control);
    else
        painter->drawImage(frame, image);
    painter->setClipping(false);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(QPen(colors().accent, 2.0));
        painter->drawRoundedRect(frame.adjusted(-3, -3, 3, 3), kRadius + 2, kRadius + 2);
    }
    painter->restore();
}

}  // namespace ui
