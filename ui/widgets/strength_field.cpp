#include "ui/widgets/strength_field.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr double kSliderSteps = 100.0;  // of the slider, for a strength of one

}  // namespace

StrengthField::StrengthField(const QString& objectName, double least, double most, FieldFilter& filter, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_spin(new QDoubleSpinBox(this)) {
    m_slider->setObjectName(objectName);
    m_slider->setAccessibleName(tr("Strength"));
    m_slider->setRange(qRound(least * kSliderSteps), qRound(most * kSliderSteps));
    m_slider->setPageStep(10);
    if (least < 0.0) m_slider->setProperty("role", "signed");  // its left end is not nothing
    m_spin->setObjectName(objectName + "Spin");
    m_spin->setAccessibleName(tr("Strength"));
    m_spin->setRange(least, most);
    m_spin->setSingleStep(0.05);
    m_spin->setDecimals(2);
    m_spin->setKeyboardTracking(false);
    filter.watch(m_slider);
    filter.watch(m_spin);
    setFocusProxy(m_slider);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    row->addWidget(m_spin);
    connect(m_slider, &QSlider::sliderPressed, this, &StrengthField::pressed);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { Q_EMIT edited(value / kSliderSteps); });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, &StrengthField::edited);
}

void StrengthField::showStrength(double strength) {
    const QSignalBlocker slider(m_slider);
    const QSignalBlocker spin(m_spin);
    m_slider->setValue(qRound(strength * kSliderSteps));
    m_spin->setValue(strength);
}

}  // namespace ui
