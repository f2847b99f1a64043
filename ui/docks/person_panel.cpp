#include "ui/docks/person_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "core/control/pose_edit.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_edits.h"
#include "ui/document/pose_presets.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kColumns = 5;
constexpr int kThumbnail = 40;  // pixels
constexpr double kBoneWidth = 2.0;

QIcon thumbnailOf(const core::control::Person& person) {
    QPixmap pixmap(kThumbnail, kThumbnail);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().text, kBoneWidth, Qt::SolidLine, Qt::RoundCap));
    const auto at = [&](core::control::Joint joint) {
        const auto& point = person.body[joint];
        return QPointF(point.x, point.y) * kThumbnail;
    };
    for (const auto& limb : core::control::limbs())
        if (person.body[limb.from].visible && person.body[limb.to].visible)
            painter.drawLine(at(limb.from), at(limb.to));
    return QIcon(pixmap);
}

}  // namespace

PersonPanel::PersonPanel(Document& document, QWidget* parent) : QWidget(parent), m_document(document) {
    setObjectName("personPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(createPresets());
    column->addWidget(createButtons());
    connect(&document, &Document::changed, this, &PersonPanel::follow);
    connect(&document.poseSelection(), &PoseSelection::changed, this, &PersonPanel::follow);
    follow();
}

QToolButton* PersonPanel::addButton(QGridLayout& grid, const QString& objectName, const QString& text,
                                    const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolTip(tip);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid.addWidget(button, grid.count() / 2, grid.count() % 2);
    return button;
}

QWidget* PersonPanel::createButtons() {
    auto* buttons = new QWidget(this);
    auto* grid = new QGridLayout(buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    const auto add = [&](const char* objectName, const QString& text, const QString& tip, void (*edit)(Document&)) {
        auto* button = addButton(*grid, objectName, text, tip);
        connect(button, &QToolButton::clicked, this, [this, edit] { edit(m_document); });
        m_forSelected.push_back(button);
    };
    add("personMirrorButton", tr("Mirror"), tr("As a mirror shows the person"), &mirrorSelected);
    add("personSwapButton", tr("Swap L/R"), tr("Exchange left and right: the person turns round"),
        &swapSidesOfSelected);
    add("personDuplicateButton", tr("Duplicate"), tr("Another person in this pose (Ctrl+D)"), &duplicateSelected);
    add("personDeleteButton", tr("Delete"), tr("Take this person away (Delete)"), &deleteSelected);
    m_lock =
        addButton(*grid, "lockBonesButton", tr("Lock bones"), tr("Bones keep their length while joints are dragged"));
    m_lock->setCheckable(true);
    connect(m_lock, &QToolButton::toggled, &m_document.poseSelection(), &PoseSelection::setLocksBones);
    return buttons;
}

QWidget* PersonPanel::createPresets() {
    auto* panel = new QWidget(this);
    auto* grid = new QGridLayout(panel);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (const auto& preset : posePresets()) {
        auto* button = new QToolButton(panel);
        button->setObjectName("posePreset" + QString::number(grid->count()));
        button->setAccessibleName(preset.name);
        button->setToolTip(tr("%1: a new person, or the pose of the selected one").arg(preset.name));
        button->setIconSize({kThumbnail, kThumbnail});
        connect(button, &QToolButton::clicked, this, [this, person = preset.person] { takePreset(person); });
        grid->addWidget(button, grid->count() / kColumns, grid->count() % kColumns);
        m_presets.push_back(button);
    }
    drawPresets();
    return panel;
}

void PersonPanel::drawPresets() {
    for (std::size_t i = 0; i < m_presets.size(); ++i) m_presets[i]->setIcon(thumbnailOf(posePresets()[i].person));
}

void PersonPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) drawPresets();  // bones in the theme's colour
    QWidget::changeEvent(event);
}

void PersonPanel::takePreset(const core::control::Person& person) {
    if (selectedPerson(m_document)) return poseSelectedLike(m_document, person);
    auto people = m_document.plan().people;
    people.push_back(placed(person, m_document.plan()));
    if (people.size() == 1) {
        Q_EMIT peopleWanted(people);
    } else {
        m_document.beginGesture();
        setPeople(m_document, people);
    }
    m_document.poseSelection().select(static_cast<int>(people.size()) - 1);
}

void PersonPanel::follow() {
    const bool hasPerson = selectedPerson(m_document) != nullptr;
    for (auto* button : m_forSelected) button->setEnabled(hasPerson);
    m_lock->setChecked(m_document.poseSelection().locksBones());
}

}  // namespace ui
