#include "ui/grid/grid_sheet.h"

#include <QPainter>
#include <QTextOption>
#include <algorithm>

namespace ui {
namespace {

constexpr int kMostSide = 8192;  // pixels of the pictures together: beyond, viewers give up
constexpr int kGap = 8;
constexpr QColor kPaper(255, 255, 255);
constexpr QColor kInk(32, 32, 32);
constexpr QColor kEmpty(236, 236, 236);

QSize largestOf(const std::vector<core::plan::Plan>& plans) {
    QSize largest;
    for (const auto& plan : plans) largest = largest.expandedTo({plan.width, plan.height});
    return largest;
}

QSize fitting(const QSize& cell, qsizetype columns, qsizetype rows) {
    const double scale = std::min(
        {1.0, double(kMostSide) / double(cell.width() * columns), double(kMostSide) / double(cell.height() * rows)});
    return (QSizeF(cell) * scale).toSize().expandedTo({1, 1});
}

int letterHeight(const QSize& cell) { return std::clamp(std::min(cell.width(), cell.height()) / 14, 9, 28); }

bool isSaid(const QStringList& labels) {
    return std::any_of(labels.begin(), labels.end(), [](const QString& label) { return !label.isEmpty(); });
}

// Three lines fit above a column; beside a row words go over more lines than that.
int headHeight(const QStringList& columns, const QSize& cell) {
    return isSaid(columns) ? 4 * letterHeight(cell) + kGap : kGap;
}
int headWidth(const QStringList& rows, const QSize& cell) {
    return isSaid(rows) ? std::max(8 * letterHeight(cell), cell.width() / 2) : kGap;
}

}  // namespace

GridSheet::GridSheet(const PlanGrid& grid)
    : m_columns(grid.columns),
      m_rows(grid.rows),
      m_cell(fitting(largestOf(grid.plans), m_columns.size(), m_rows.size())),
      m_images(grid.plans.size()),
      m_notes(grid.plans.size()) {}

void GridSheet::setImage(std::size_t cell, const QImage& image) {
    const bool fits = image.width() <= m_cell.width() && image.height() <= m_cell.height();
    m_images[cell] = fits ? image : image.scaled(m_cell, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QRect GridSheet::cellRect(int column, int row) const {
    return {{headWidth(m_rows, m_cell) + column * (m_cell.width() + kGap),
             headHeight(m_columns, m_cell) + row * (m_cell.height() + kGap)},
            m_cell};
}

void GridSheet::paintCell(QPainter& painter, std::size_t cell, const QRect& rect) const {
    const QImage& image = m_images[cell];
    if (!image.isNull()) {
        QRect place(QPoint(), image.size());
        place.moveCenter(rect.center());
        return painter.drawImage(place, image);
    }
    painter.fillRect(rect, kEmpty);
    painter.drawText(rect.adjusted(kGap, kGap, -kGap, -kGap), Qt::AlignCenter | Qt::TextWordWrap, m_notes[cell]);
}

QImage GridSheet::paint() const {
    const int columns = static_cast<int>(m_columns.size()), rows = static_cast<int>(m_rows.size());
    const QRect last = cellRect(columns - 1, rows - 1);
    QImage sheet(last.right() + 1 + kGap, last.bottom() + 1 + kGap, QImage::Format_RGB32);
    sheet.fill(kPaper);
    QPainter painter(&sheet);
    QFont font;
    font.setPixelSize(letterHeight(m_cell));
    painter.setFont(font);
    painter.setPen(kInk);
    QTextOption wrapped(Qt::AlignCenter);
    wrapped.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (int column = 0; column < columns; ++column) {
        const QRect cell = cellRect(column, 0);
        painter.drawText(QRectF(cell.left(), 0, cell.width(), cell.top()), m_columns[column], wrapped);
    }
    for (int row = 0; row < rows; ++row) {
        const QRect cell = cellRect(0, row);
        painter.drawText(QRectF(kGap, cell.top(), cell.left() - 2 * kGap, cell.height()), m_rows[row], wrapped);
        for (int column = 0; column < columns; ++column)
            paintCell(painter, static_cast<std::size_t>(row * columns + column), cellRect(column, row));
    }
    return sheet;
}

}  // namespace ui
