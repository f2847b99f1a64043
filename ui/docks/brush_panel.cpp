#include "ui/docks/brush_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>
#include <cmath>

#include "ui/document/brush.h"

namespace ui {

BrushPanel::BrushPanel(Brush& brush, QWidget* parent) : QWidget(parent), m_brush(brush) {
    auto* rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    m_size = addSlider("brushSizeSlider", tr("Brush"), tr("Width of strokes in pixels ([ and ])"),
                       view_limits::kBrushSize.least, view_limits::kBrushSize.most);
    m_smoothing =
        addSlider("brushSmoothingSlider", tr("Smoothing"), tr("Steadies the hand; 0 leaves the line as it is"), 0, 100);
    m_pressure = addCheck("brushPressureCheck", tr("Pen pressure"), tr("A pen draws wider when it presses harder"));
    m_symmetry = addCheck("brushSymmetryCheck", tr("Symmetry"), tr("Every stroke also in the mirror"));
    connect(m_size, &QSlider::valueChanged, &brush, &Brush::setSize);
    connect(m_smoothing, &QSlider::valueChanged, &brush, [&brush](int value) { brush.setSmoothing(value / 100.0); });
    connect(m_pressure, &QCheckBox::toggled, &brush, &Brush::setUsesPressure);
    connect(m_symmetry, &QCheckBox::toggled, &brush, &Brush::setSymmetric);
    connect(&brush, &Brush::changed, this, &BrushPanel::follow);
    follow();
}

QSlider* BrushPanel::addSlider(const QString& objectName, const QString& name, const QString& tip, int least,
                               int most) {
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(objectName);
    slider->setAccessibleName(name);
    slider->setToolTip(tip);
    slider->setRange(least, most);
    auto* value = new QLabel(this);
    value->setMinimumWidth(fontMetrics().horizontalAdvance("000"));
    connect(slider, &QSlider::valueChanged, value, qOverload<int>(&QLabel::setNum));
    auto* rows = static_cast<QGridLayout*>(layout());
    const int row = rows->rowCount();
    rows->addWidget(new QLabel(name, this), row, 0);
    rows->addWidget(slider, row, 1);
    rows->addWidget(value, row, 2);
    return slider;
}

QCheckBox* BrushPanel::addCheck(const QString& objectName, const QString& name, const QString& tip) {
    auto* check = new QCheckBox(name, this);
    check->setObjectName(objectName);
    check->setToolTip(tip);
    auto* rows = static_cast<QGridLayout*>(layout());
    rows->addWidget(check, rows->rowCount(), 0, 1, 3);
    return check;
}

void BrushPanel::follow() {
    m_size->setValue(m_brush.size());
    m_smoothing->setValue(static_cast<int>(std::lround(100 * m_brush.smoothing())));
    m_pressure->setChecked(m_brush.usesPressure());
    m_symmetry->setChecked(m_brush.isSymmetric());
}

}  // namespace ui
