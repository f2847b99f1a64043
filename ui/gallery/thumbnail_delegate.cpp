#include "ui/gallery/thumbnail_delegate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "ui/gallery/gallery_model.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kGap = 5;
constexpr double kRadius = 4.0;
constexpr int kStarSide = 20;

QRectF fitted(const QSize& image, const QRectF& cell) {
    QRectF rect(QPointF(), QSizeF(image).scaled(cell.size(), Qt::KeepAspectRatio));
    rect.moveCenter(cell.center());
    return rect;
}

void paintImage(QPainter* painter, const QImage& image, const QRectF& frame) {
    QPainterPath rounded;
    rounded.addRoundedRect(frame, kRadius, kRadius);
    painter->setClipPath(rounded);
    if (image.isNull())
        painter->fillRect(frame, colors().control);
    else
        painter->drawImage(frame, image);
    painter->setClipping(false);
}

// Five points, the first one up.
QPolygonF star(const QRectF& rect) {
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double radius = rect.width() * (i % 2 == 0 ? 0.40 : 0.17);
        const double angle = i * std::numbers::pi / 5.0;
        points << rect.center() + radius * QPointF(std::sin(angle), -std::cos(angle));
    }
    return points;
}

void paintStar(QPainter* painter, const QRectF& rect, bool filled) {
    QColor shade = colors().stage;  // readable on any picture
    shade.setAlphaF(0.6F);
    painter->setPen(Qt::NoPen);
    painter->setBrush(shade);
    painter->drawEllipse(rect);
    painter->setPen(QPen(colors().accent, 1.2));
    painter->setBrush(filled ? QBrush(colors().accent) : Qt::NoBrush);
    painter->drawPolygon(star(rect));
}

}  // namespace

QRect ThumbnailDelegate::starRect(const QRect& item) {
    return {item.right() - kGap - kStarSide - 1, item.top() + kGap + 2, kStarSide, kStarSide};
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {kSide + 2 * kGap, kSide + 2 * kGap};
}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRectF cell = QRectF(option.rect).adjusted(kGap, kGap, -kGap, -kGap);
    const auto image = index.data(Qt::DecorationRole).value<QImage>();
    const QRectF frame = image.isNull() ? cell : fitted(image.size(), cell);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintImage(painter, image, frame);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(QPen(colors().accent, 2.0));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(frame.adjusted(-3, -3, 3, 3), kRadius + 2, kRadius + 2);
    }
    const bool starred = index.data(GalleryModel::StarredRole).toBool();
    if (starred || option.state & QStyle::State_MouseOver) paintStar(painter, starRect(option.rect), starred);
    painter->restore();
}

bool ThumbnailDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease) return false;
    const auto* click = static_cast<QMouseEvent*>(event);
    if (click->button() != Qt::LeftButton || !starRect(option.rect).contains(click->position().toPoint())) return false;
    return model->setData(index, !index.data(GalleryModel::StarredRole).toBool(), GalleryModel::StarredRole);
}

}  // namespace ui
