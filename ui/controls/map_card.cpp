#include "ui/controls/map_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {
namespace {

constexpr QSize kThumbnail(84, 84);

}  // namespace

MapCard::MapCard(const QString& name, QWidget* parent)
    : QFrame(parent), m_thumbnail(new QLabel(this)), m_about(new QLabel(this)), m_buttons(new QHBoxLayout) {
    setProperty("role", "card");
    auto* title = new QLabel(name, this);
    title->setProperty("role", "title");
    m_thumbnail->setFixedSize(kThumbnail);
    m_thumbnail->setAlignment(Qt::AlignCenter);
    m_thumbnail->setProperty("role", "thumbnail");
    m_about->setProperty("role", "dim");
    m_about->setWordWrap(true);
    m_buttons->setSpacing(4);
    m_buttons->addStretch();
    auto* side = new QVBoxLayout;
    side->addWidget(title);
    side->addWidget(m_about);
    side->addStretch();
    auto* top = new QHBoxLayout;
    top->addWidget(m_thumbnail, 0, Qt::AlignTop);
    top->addLayout(side, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 10);
    column->addLayout(top);
    column->addLayout(m_buttons);
}

void MapCard::showMap(const QImage& map, const QString& about) {
    m_about->setText(about);
    if (map.isNull()) return m_thumbnail->setPixmap({});
    const qreal ratio = devicePixelRatioF();
    QImage small = map.scaled(kThumbnail * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    small.setDevicePixelRatio(ratio);
    m_thumbnail->setPixmap(QPixmap::fromImage(small));
}

QToolButton* MapCard::addButton(const QString& objectName, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolTip(tip);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void MapCard::addExtra(QWidget* widget) { layout()->addWidget(widget); }

}  // namespace ui
