#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Paints a job of the queue: a thumbnail, what it paints, how far it is.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kSide = 64;  // of the thumbnail, on screen

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ui
