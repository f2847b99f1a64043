#include "ui/models/model_card.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

#include "ui/support/icons.h"

namespace ui {
namespace {

constexpr int kDotSide = 12;
constexpr int kNameMargin = 4;

QPixmap dotOf(const QColor& color) {
    QPixmap dot(kDotSide, kDotSide);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(1, 1, kDotSide - 2, kDotSide - 2);
    return dot;
}

}  // namespace

ModelCard::ModelCard(const QString& prefix, QWidget* parent)
    : QFrame(parent),
      m_dot(new QLabel(this)),
      m_on(new QCheckBox(this)),
      m_note(new QLabel(this)),
      m_rows(new QGridLayout) {
    setProperty("role", "card");
    m_on->setObjectName(prefix + "On");
    m_on->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // long names are cut, the rest stays
    m_on->installEventFilter(this);
    m_note->setProperty("role", "dim");
    auto* remove = new QToolButton(this);
    remove->setObjectName(prefix + "Remove");
    remove->setProperty("flat", true);
    remove->setIcon(themedIcon("close"));
    remove->setToolTip(tr("Take it out of the plan"));
    remove->setAccessibleName(remove->toolTip());
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_dot);
    heading->addWidget(m_on, 1);
    heading->addWidget(m_note);
    heading->addWidget(remove);
    m_rows->setColumnStretch(1, 1);
    m_rows->setHorizontalSpacing(10);
    m_rows->setVerticalSpacing(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 10);
    column->addLayout(heading);
    column->addLayout(m_rows);
    connect(m_on, &QCheckBox::toggled, this, &ModelCard::switched);
    connect(remove, &QToolButton::clicked, this, &ModelCard::removeWanted);
}

void ModelCard::showHeading(bool on, const QString& name, const QString& note) {
    const QSignalBlocker blocker(m_on);
    m_on->setChecked(on);
    m_name = name;
    showName();
    m_note->setText(note);
}

void ModelCard::showName() {
    const auto metric = [this](QStyle::PixelMetric which) { return style()->pixelMetric(which, nullptr, m_on); };
    const int room =
        m_on->width() - metric(QStyle::PM_IndicatorWidth) - metric(QStyle::PM_CheckBoxLabelSpacing) - kNameMargin;
    const QString shown = m_on->fontMetrics().elidedText(m_name, Qt::ElideMiddle, room);
    m_on->setText(QString(shown).replace('&', "&&"));
    m_on->setToolTip(shown == m_name ? tr("Whether it takes part") : tr("%1: whether it takes part").arg(m_name));
    m_on->setAccessibleName(m_name);
}

bool ModelCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_on && event->type() == QEvent::Resize) showName();
    return QFrame::eventFilter(watched, event);
}

void ModelCard::setColor(const QColor& color) { m_dot->setPixmap(dotOf(color)); }

void ModelCard::addRow(const QString& name, QWidget* field) {
    const int row = m_rows->rowCount();
    auto* label = new QLabel(name, this);
    label->setProperty("role", "dim");
    label->setBuddy(field);
    m_rows->addWidget(label, row, 0);
    m_rows->addWidget(field, row, 1);
}

}  // namespace ui
