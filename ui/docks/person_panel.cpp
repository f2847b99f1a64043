#include "ui/docks/person_panel.h"

#include <QGridLayout>
#include <QToolButton>

#include "core/base/error.h"
#include "ui/docks/preset_grid.h"
#include "ui/document/document.h"
#include "ui/document/own_poses.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_edits.h"
#include "ui/document/pose_presets.h"

namespace ui {
PersonPanel::PersonPanel(Document& document, OwnPoses& own, QWidget* parent)
    : QWidget(parent), m_document(document), m_own(own) {
    setObjectName("personPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    auto* presets = new PresetGrid(own, this);
    connect(presets, &PresetGrid::chosen, this, &PersonPanel::takePreset);
    column->addWidget(presets);
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

QToolButton* PersonPanel::addSwitch(QGridLayout& grid, const QString& objectName, const QString& text,
                                    const QString& tip, void (PoseSelection::*set)(bool)) {
    auto* button = addButton(grid, objectName, text, tip);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, &m_document.poseSelection(), set);
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
    m_lock = addSwitch(*grid, "lockBonesButton", tr("Lock bones"),
                       tr("Bones keep their length while joints are dragged"), &PoseSelection::setLocksBones);
    m_symmetry = addSwitch(*grid, "symmetryButton", tr("Symmetry"), tr("The other side moves along, as in a mirror"),
                           &PoseSelection::setSymmetric);
    auto* keep = addButton(*grid, "keepPoseButton", tr("Keep pose"), tr("Keep this person's pose among the presets"));
    connect(keep, &QToolButton::clicked, this, &PersonPanel::keepSelected);
    m_forSelected.push_back(keep);
    return buttons;
}

// In the square that presets are kept in.
void PersonPanel::keepSelected() {
    const auto* person = selectedPerson(m_document);
    if (!person) return;
    try {
        m_own.keep(unplaced(*person, m_document.plan()));
    } catch (const core::Error& error) {
        Q_EMIT m_document.failed(QString::fromUtf8(error.what()));
    }
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
    m_symmetry->setChecked(m_document.poseSelection().isSymmetric());
}

}  // namespace ui
