#include "ui/canvas/options/pose_options.h"

#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

#include "core/base/error.h"
#include "ui/canvas/options/preset_grid.h"
#include "ui/document/document.h"
#include "ui/document/own_poses.h"
#include "ui/document/pose_edits.h"
#include "ui/document/pose_presets.h"

namespace ui {

PoseOptions::PoseOptions(Document& document, OwnPoses& own, QWidget* parent)
    : OptionRow(parent), m_document(document), m_own(own) {
    setObjectName("poseOptions");
    addPoses();
    addEdit("personMirrorButton", "mirror", tr("Mirror"), tr("As a mirror shows the person"), &mirrorSelected);
    addEdit("personSwapButton", "swap", tr("Swap L/R"), tr("Exchange left and right: the person turns round"),
            &swapSidesOfSelected);
    addEdit("personDuplicateButton", "duplicate", tr("Duplicate"), tr("Another person in this pose (Ctrl+D)"),
            &duplicateSelected);
    addEdit("personDeleteButton", "trash", tr("Delete"), tr("Take this person away (Delete)"), &deleteSelected);
    m_lock =
        addSwitch("lockBonesButton", "lock", tr("Lock bones"), tr("Bones keep their length while joints are dragged"));
    m_symmetry =
        addSwitch("symmetryButton", "symmetry", tr("Symmetry"), tr("The other side moves along, as in a mirror"));
    auto* keep = addButton("keepPoseButton", "keep", tr("Keep pose"), tr("Keep this person's pose among the presets"));
    m_forSelected.push_back(keep);
    connect(keep, &QToolButton::clicked, this, &PoseOptions::keepSelected);
    auto& selection = document.poseSelection();
    connect(m_lock, &QToolButton::toggled, &selection, &PoseSelection::setLocksBones);
    connect(m_symmetry, &QToolButton::toggled, &selection, &PoseSelection::setSymmetric);
    connect(&document, &Document::changed, this, &PoseOptions::follow);
    connect(&selection, &PoseSelection::changed, this, &PoseOptions::follow);
    follow();
}

// The presets drop down: nobody has to look for them at the side.
void PoseOptions::addPoses() {
    auto* poses = addButton("posesButton", "tool-pose", tr("Poses ▾"),
                            tr("A new person in a pose to begin with, or that pose for the selected one"));
    auto* menu = new QMenu(poses);
    menu->setObjectName("posesMenu");
    auto* grid = new PresetGrid("poseChoice", m_own, menu);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(grid);
    menu->addAction(action);
    poses->setMenu(menu);
    poses->setPopupMode(QToolButton::InstantPopup);
    connect(grid, &PresetGrid::chosen, this, [this, menu](const auto& person) {
        menu->close();
        Q_EMIT presetChosen(person);
    });
}

void PoseOptions::addEdit(const char* objectName, const QString& icon, const QString& text, const QString& tip,
                          void (*edit)(Document&)) {
    auto* button = addButton(objectName, icon, text, tip);
    m_forSelected.push_back(button);
    connect(button, &QToolButton::clicked, this, [this, edit] { edit(m_document); });
}

void PoseOptions::showJointOptions(bool shown) {
    m_lock->setVisible(shown);
    m_symmetry->setVisible(shown);
    measure();
}

// In the square that presets are kept in.
void PoseOptions::keepSelected() {
    const auto* person = selectedPerson(m_document);
    if (!person) return;
    try {
        m_own.keep(unplaced(*person, m_document.plan()));
    } catch (const core::Error& error) {
        Q_EMIT m_document.failed(QString::fromUtf8(error.what()));
    }
}

void PoseOptions::follow() {
    const bool hasPerson = selectedPerson(m_document) != nullptr;
    for (auto* button : m_forSelected) button->setEnabled(hasPerson);
    m_lock->setChecked(m_document.poseSelection().locksBones());
    m_symmetry->setChecked(m_document.poseSelection().isSymmetric());
}

}  // namespace ui
