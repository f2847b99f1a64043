#include "ui/widgets/strength_slider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

constexpr double kSteps = 100.0;  // of the slider, for a strength of one

QString numberText(int value) { return QString::number(value / kSteps, 'f', 2); }

}  // namespace

StrengthSlider::StrengthSlider(const QString& objectName, double most, FieldFilter& filter, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_value(new QLabel(this)) {
    m_slider->setObjectName(objectName);
    m_slider->setAccessibleName(tr("Strength"));
    m_slider->setRange(0, qRound(most * kSteps));
    m_slider->setPageStep(10);
    m_value->setProperty("role", "dim");
    m_value->setMinimumWidth(fontMetrics().horizontalAdvance("0.00"));
    filter.watch(m_slider);
    setFocusProxy(m_slider);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_slider, 1);
    row->addWidget(m_value);
    connect(m_slider, &QSlider::sliderPressed, this, &StrengthSlider::pressed);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_value->setText(numberText(value));
        Q_EMIT edited(value / kSteps);
    });
}

void StrengthSlider::showStrength(double strength) {
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(qRound(strength * kSteps));
    m_value->setText(numberText(m_slider->value()));
}

void StrengthSlider::setColor(const QColor& color) {
    m_slider->setStyleSheet(QString("QSlider::sub-page:horizontal { background: %1; }").arg(color.name()));
}

}  // namespace ui
