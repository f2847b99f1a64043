#include "ui/layers/layer_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/layers/layers_model.h"
#include "ui/support/icons.h"
#include "ui/support/line_height.h"

namespace ui {
namespace {

constexpr int kGap = 2;
constexpr int kBar = 4;
constexpr int kEye = 16;
constexpr int kMargin = 10;
constexpr int kPadding = 4;

bool isShown(const QModelIndex& index) { return index.data(Qt::CheckStateRole).toInt() == Qt::Checked; }

}  // namespace

QRect LayerDelegate::eyeOf(const QRect& row) {
    return QRect(row.right() - kMargin - kEye, row.center().y() - kEye / 2, kEye, kEye);
}

QSize LayerDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {8 * kEye, 2 * lineHeight(option.fontMetrics) + 2 * kPadding + kGap};
}

void LayerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRect row = option.rect.adjusted(0, 0, 0, -kGap);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(row, selected ? colors().controlHover : colors().control);
    painter->fillRect(QRect(row.topLeft(), QSize(kBar, row.height())),
                      index.data(LayersModel::ColorRole).value<QColor>());
    const QRect text = row.adjusted(kBar + kMargin, kPadding, -kEye - 2 * kMargin, -kPadding);
    const int line = lineHeight(option.fontMetrics);
    painter->setPen(isShown(index) ? colors().text : colors().faintText);
    painter->drawText(text, Qt::AlignTop | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
    painter->setPen(colors().dimText);
    painter->drawText(
        text.adjusted(0, line, 0, 0), Qt::AlignTop | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data(LayersModel::NoteRole).toString(), Qt::ElideRight, text.width()));
    static const QIcon eye = themedIcon("eye"), closed = themedIcon("eye-off");
    (isShown(index) ? eye : closed).paint(painter, eyeOf(row));
    painter->restore();
}

bool LayerDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
    const bool isClick = event->type() == QEvent::MouseButtonRelease &&
                         eyeOf(option.rect)
                             .marginsAdded({kMargin, kPadding, kMargin, kPadding})
                             .contains(static_cast<QMouseEvent*>(event)->position().toPoint());
    const bool isKey = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (!isClick && !isKey) return false;
    return model->setData(index, isShown(index) ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace ui
