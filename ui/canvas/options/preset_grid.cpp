#include "ui/canvas/options/preset_grid.h"

#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "ui/document/own_poses.h"
#include "ui/document/pose_presets.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kColumns = 5;
constexpr int kThumbnail = 36;  // pixels
constexpr double kBoneWidth = 2.0;
constexpr double kHeadRadius = 3.6;  // eyes and ears are too fine to be drawn: a head says more

bool isOfHead(core::control::Joint joint) { return joint > core::control::Joint::LeftAnkle; }

QIcon thumbnailOf(const core::control::Person& person, double scale) {
    QPixmap pixmap(QSize(kThumbnail, kThumbnail) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().text, kBoneWidth, Qt::SolidLine, Qt::RoundCap));
    const auto at = [&](core::control::Joint joint) {
        const auto& point = person.body[joint];
        return QPointF(point.x, point.y) * kThumbnail;
    };
    for (const auto& limb : core::control::limbs())
        if (person.body[limb.from].visible && person.body[limb.to].visible && !isOfHead(limb.to))
            painter.drawLine(at(limb.from), at(limb.to));
    painter.setBrush(colors().text);
    if (person.body[core::control::Joint::Nose].visible)
        painter.drawEllipse(at(core::control::Joint::Nose), kHeadRadius, kHeadRadius);
    return QIcon(pixmap);
}

}  // namespace

PresetGrid::PresetGrid(const QString& prefix, OwnPoses& own, QWidget* parent)
    : QWidget(parent), m_prefix(prefix), m_own(own), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(4);
    for (const auto& preset : posePresets()) add(preset.person, preset.name);
    addOwn();
    connect(&own, &OwnPoses::changed, this, &PresetGrid::addOwn);
}

QToolButton* PresetGrid::add(const core::control::Person& person, const QString& name) {
    auto* button = new QToolButton(this);
    const int index = static_cast<int>(m_presets.size());
    button->setObjectName(m_prefix + QString::number(index));
    button->setAccessibleName(name);
    button->setToolTip(tr("%1: a new person, or the pose of the selected one").arg(name));
    button->setIconSize({kThumbnail, kThumbnail});
    button->setIcon(thumbnailOf(person, devicePixelRatioF()));
    connect(button, &QToolButton::clicked, this, [this, person] { Q_EMIT chosen(person); });
    m_grid->addWidget(button, index / kColumns, index % kColumns);
    m_presets.push_back({button, person});
    return button;
}

// After those of the program, anew.
void PresetGrid::addOwn() {
    while (m_presets.size() > posePresets().size()) {
        m_presets.back().button->deleteLater();
        m_grid->removeWidget(m_presets.back().button);
        m_presets.pop_back();
    }
    for (std::size_t i = 0; i < m_own.people().size(); ++i) {
        auto* button = add(m_own.people()[i], tr("Own pose %1").arg(i + 1));
        auto* forget = new QAction(tr("Forget This Pose"), button);
        connect(
            forget, &QAction::triggered, this, [this, i] { m_own.forget(i); }, Qt::QueuedConnection);
        button->addAction(forget);
        button->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
}

void PresetGrid::draw() {
    for (const auto& preset : m_presets) preset.button->setIcon(thumbnailOf(preset.person, devicePixelRatioF()));
}

void PresetGrid::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) draw();  // bones in the theme's colour
    QWidget::changeEvent(event);
}

}  // namespace ui
