#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Paints a picture of the gallery strip, with a frame around the one that is shown.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kSide = 84;  // of the picture, on screen

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ui
