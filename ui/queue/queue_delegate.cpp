#include "ui/queue/queue_delegate.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <algorithm>

#include "ui/queue/queue_model.h"
#include "ui/support/line_height.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kGap = 4;
constexpr int kPadding = 7;
constexpr int kWidth = 236;
constexpr double kRadius = 6.0;

QColor noteColor(JobState state) {
    switch (state) {
        case JobState::Running:
            return colors().accent;
        case JobState::Failed:
        case JobState::Interrupted:
            return colors().danger;
        default:
            return colors().dimText;
    }
}

void paintThumbnail(QPainter* painter, const QImage& image, const QRectF& frame) {
    QPainterPath rounded;
    rounded.addRoundedRect(frame, kRadius / 2, kRadius / 2);
    painter->save();
    painter->setClipPath(rounded);
    painter->fillRect(frame, colors().sunken);
    if (!image.isNull()) {
        QRectF place(QPointF(), QSizeF(image.size()).scaled(frame.size(), Qt::KeepAspectRatio));
        place.moveCenter(frame.center());
        painter->drawImage(place, image);
    }
    painter->restore();
}

// Two lines at the most, the second one cut where it does not fit. Chinese has no spaces to break at.
void paintLines(QPainter* painter, const QRect& rect, const QString& text, const QFontMetrics& metrics) {
    const QString words = text.simplified();
    QTextLayout layout(words, painter->font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) line.setLineWidth(rect.width());
    layout.endLayout();
    const int end = line.isValid() ? line.textLength() : 0;
    constexpr int kFlags = Qt::AlignTop | Qt::AlignLeft | Qt::TextSingleLine;
    painter->drawText(rect, kFlags, words.left(end).trimmed());
    painter->drawText(rect.adjusted(0, lineHeight(metrics), 0, 0), kFlags,
                      metrics.elidedText(words.mid(end), Qt::ElideRight, rect.width()));
}

}  // namespace

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int content = std::max(kSide, 3 * lineHeight(option.fontMetrics));
    return {kWidth + kGap, content + 2 * kPadding + kGap};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRectF card = QRectF(option.rect).adjusted(kGap / 2.0, kGap / 2.0, -kGap / 2.0, -kGap / 2.0);
    const auto state = static_cast<JobState>(index.data(QueueModel::StateRole).toInt());
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const bool selected = option.state & QStyle::State_Selected;
    painter->setPen(selected ? QPen(colors().accent, 2.0) : QPen(Qt::NoPen));
    painter->setBrush(colors().control);
    painter->drawRoundedRect(card.adjusted(1, 1, -1, -1), kRadius, kRadius);
    const QRectF frame(card.left() + kPadding, card.center().y() - kSide / 2.0, kSide, kSide);
    paintThumbnail(painter, index.data(Qt::DecorationRole).value<QImage>(), frame);
    const int line = lineHeight(option.fontMetrics);
    QRect text(int(frame.right()) + 9, int(card.center().y()) - (3 * line) / 2, 0, 3 * line);
    text.setRight(int(card.right()) - kPadding);
    painter->setPen(state == JobState::Done || state == JobState::Cancelled ? colors().dimText : colors().text);
    paintLines(painter, text, index.data(Qt::DisplayRole).toString(), option.fontMetrics);
    painter->setPen(noteColor(state));
    painter->drawText(
        text.adjusted(0, 2 * line, 0, 0), Qt::AlignTop | Qt::AlignLeft | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data(QueueModel::NoteRole).toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

}  // namespace ui
