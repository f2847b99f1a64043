#include "ui/canvas/options/option_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "ui/support/icons.h"

namespace ui {
namespace {

constexpr int kSpacing = 6;
constexpr int kEdge = 10;
constexpr int kSliderWidth = 96;
constexpr int kLeastSliderWidth = 48;
constexpr int kLeastWidth = 120;

}  // namespace

OptionRow::OptionRow(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)), m_hint(new QLabel(this)) {
    m_row->setContentsMargins(kEdge, 0, kEdge, 0);
    m_row->setSpacing(kSpacing);
    m_hint->setProperty("role", "faint");
    m_row->addStretch();
    m_row->addWidget(m_hint);
}

QSize OptionRow::minimumSizeHint() const { return {kLeastWidth, QWidget::minimumSizeHint().height()}; }

void OptionRow::addWidget(QWidget* widget) { m_row->insertWidget(m_row->count() - 2, widget); }

QToolButton* OptionRow::addButton(const QString& objectName, const QString& icon, const QString& text,
                                  const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons.push_back(button);
    addWidget(button);
    return button;
}

QToolButton* OptionRow::addSwitch(const QString& objectName, const QString& icon, const QString& text,
                                  const QString& tip) {
    auto* button = addButton(objectName, icon, text, tip);
    button->setCheckable(true);
    return button;
}

QSlider* OptionRow::addSlider(const QString& objectName, const QString& name, const QString& tip, int least, int most) {
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setObjectName(objectName);
    slider->setAccessibleName(name);
    slider->setToolTip(tip);
    slider->setRange(least, most);
    slider->setFocusPolicy(Qt::TabFocus);
    slider->setMinimumWidth(kLeastSliderWidth);
    slider->setMaximumWidth(kSliderWidth);
    auto* value = new QLabel(this);
    value->setMinimumWidth(fontMetrics().horizontalAdvance(QString::number(most)));
    value->setNum(slider->value());
    connect(slider, &QSlider::valueChanged, value, qOverload<int>(&QLabel::setNum));
    auto* label = new QLabel(name, this);
    label->setProperty("role", "dim");
    for (QWidget* part : std::initializer_list<QWidget*>{label, slider, value}) addWidget(part);
    return slider;
}

void OptionRow::addHint(const QString& text) { m_hint->setText(text); }

void OptionRow::setCompact(bool compact) {
    const auto style = compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (auto* button : m_buttons) button->setToolButtonStyle(style);
}

void OptionRow::measure() {
    setCompact(false);
    m_hint->hide();
    m_row->invalidate();
    m_fullWidth = m_row->sizeHint().width();
    fit();
}

void OptionRow::fit() {
    setCompact(m_fullWidth > width());
    m_hint->setVisible(m_fullWidth + kSpacing + m_hint->sizeHint().width() <= width());
}

void OptionRow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    measure();
}

void OptionRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void OptionRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) measure();
}

}  // namespace ui
