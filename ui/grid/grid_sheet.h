#pragma once

#include <QImage>

#include "ui/grid/plan_grid.h"

namespace ui {

// The pictures of a grid on one sheet of paper, with labels at the top and at the left. Pictures are made smaller where
// the sheet would become too large to handle.
class GridSheet {
 public:
    explicit GridSheet(const PlanGrid& grid);

    std::size_t cells() const { return m_images.size(); }
    void setImage(std::size_t cell, const QImage& image);
    void setNote(std::size_t cell, const QString& note) { m_notes[cell] = note; }  // where no picture is yet

    QImage paint() const;

 private:
    QRect cellRect(int column, int row) const;
    void paintCell(QPainter& painter, std::size_t cell, const QRect& rect) const;

    QStringList m_columns;
    QStringList m_rows;
    QSize m_cell;  // pixels
    std::vector<QImage> m_images;
    std::vector<QString> m_notes;
};

}  // namespace ui
