#include "ui/canvas/options/brush_options.h"

#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "ui/document/brush.h"
#include "ui/document/view_limits.h"

namespace ui {

BrushOptions::BrushOptions(Brush& brush, QWidget* parent) : OptionRow(parent), m_brush(brush) {
    setObjectName("brushOptions");
    m_size = addSlider("brushSizeSlider", tr("Size"), tr("Width of strokes in pixels ([ and ])"),
                       view_limits::kBrushSize.least, view_limits::kBrushSize.most);
    m_smoothing =
        addSlider("brushSmoothingSlider", tr("Smoothing"), tr("Steadies the hand; 0 leaves the line as it is"), 0, 100);
    m_pressure = addSwitch("brushPressureSwitch", "pressure", tr("Pressure"),
                           tr("Pen pressure: a pen draws wider when it presses harder"));
    m_symmetry = addSwitch("brushSymmetrySwitch", "symmetry", tr("Symmetry"), tr("Every stroke also in the mirror"));
    addHint(tr("Shift: straight lines"));
    connect(m_size, &QSlider::valueChanged, &brush, &Brush::setSize);
    connect(m_smoothing, &QSlider::valueChanged, &brush, [&brush](int value) { brush.setSmoothing(value / 100.0); });
    connect(m_pressure, &QToolButton::toggled, &brush, &Brush::setUsesPressure);
    connect(m_symmetry, &QToolButton::toggled, &brush, &Brush::setSymmetric);
    connect(&brush, &Brush::changed, this, &BrushOptions::follow);
    follow();
}

void BrushOptions::follow() {
    m_size->setValue(m_brush.size());
    m_smoothing->setValue(static_cast<int>(std::lround(100 * m_brush.smoothing())));
    m_pressure->setChecked(m_brush.usesPressure());
    m_symmetry->setChecked(m_brush.isSymmetric());
}

}  // namespace ui
