#include "ui/widgets/strength_field.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr double kSliderSteps = 100.0;  // for a strength of one

}  // namespace

StrengthField::StrengthField(const QString& objectName, const core::Range<double>& range, Number number,
                             FieldFilter& filter, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)) {
    m_slider->setObjectName(objectName);
    m_slider->setAccessibleName(tr("Strength"));
    m_slider->setRange(qRound(range.least * kSliderSteps), qRound(range.most * kSliderSteps));
    m_slider->setPageStep(10);
    if (range.least < 0.0) m_slider->setProperty("role", "signed");  // its left end is not nothing
    filter.watch(m_slider);
    setFocusProxy(m_slider);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    if (number == Number::Typed)
        addTypedNumber(range, filter);
    else
        addShownNumber();
    connect(m_slider, &QSlider::sliderPressed, this, &StrengthField::pressed);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (m_shown) showNumber(value / kSliderSteps);
        Q_EMIT edited(value / kSliderSteps);
    });
}

void StrengthField::addShownNumber() {
    m_shown = new QLabel(this);
    m_shown->setProperty("role", "dim");
    m_shown->setMinimumWidth(fontMetrics().horizontalAdvance("0.00"));
    layout()->addWidget(m_shown);
}

void StrengthField::addTypedNumber(const core::Range<double>& range, FieldFilter& filter) {
    m_typed = new QDoubleSpinBox(this);
    m_typed->setObjectName(m_slider->objectName() + "Spin");
    m_typed->setAccessibleName(tr("Strength"));
    m_typed->setRange(range.least, range.most);
    m_typed->setSingleStep(0.05);
    m_typed->setDecimals(2);
    m_typed->setKeyboardTracking(false);
    filter.watch(m_typed);
    layout()->addWidget(m_typed);
    connect(m_typed, &QDoubleSpinBox::valueChanged, this, &StrengthField::edited);
}

void StrengthField::showStrength(double strength) {
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(qRound(strength * kSliderSteps));
    showNumber(m_typed ? strength : m_slider->value() / kSliderSteps);
}

void StrengthField::showNumber(double strength) {
    if (m_shown) m_shown->setText(QString::number(strength, 'f', 2));
    if (!m_typed) return;
    const QSignalBlocker blocker(m_typed);
    m_typed->setValue(strength);
}

void StrengthField::setColor(const QColor& color) {
    m_slider->setStyleSheet(QString("QSlider::sub-page:horizontal { background: %1; }").arg(color.name()));
}

}  // namespace ui
