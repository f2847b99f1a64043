#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Paints a picture of the gallery strip, with a frame around those that are selected and a star in the corner of a
// favourite. A click there, where the pointer brings out the star of any picture, makes it one or no longer one.
class ThumbnailDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kSide = 84;  // of the picture, on screen

    static QRect starRect(const QRect& item);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace ui
