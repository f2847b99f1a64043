#pragma once

#include "ui/canvas/options/option_row.h"

namespace ui {

class Brush;

// How edges are drawn and erased by hand.
class BrushOptions : public OptionRow {
    Q_OBJECT

 public:
    explicit BrushOptions(Brush& brush, QWidget* parent = nullptr);

 private:
    void follow();

    Brush& m_brush;
    QSlider* m_size;
    QSlider* m_smoothing;
    QToolButton* m_pressure;
    QToolButton* m_symmetry;
};

}  // namespace ui
