#include "ui/canvas/options/person_panel.h"

#include <QVBoxLayout>

#include "ui/canvas/options/preset_grid.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_edits.h"
#include "ui/document/pose_presets.h"

namespace ui {

PersonPanel::PersonPanel(Document& document, OwnPoses& own, QWidget* parent) : QWidget(parent), m_document(document) {
    setObjectName("personPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    auto* presets = new PresetGrid("posePreset", own, this);
    connect(presets, &PresetGrid::chosen, this, &PersonPanel::takePreset);
    column->addWidget(presets);
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

}  // namespace ui
