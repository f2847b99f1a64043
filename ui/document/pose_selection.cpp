#include "ui/document/pose_selection.h"

#include <utility>

namespace ui {

void PoseSelection::select(int person, std::set<JointRef> joints) {
    if (person == m_person && joints == m_joints) return;
    m_person = person;
    m_joints = std::move(joints);
    Q_EMIT changed();
}

void PoseSelection::setLocksBones(bool locks) {
    if (std::exchange(m_locksBones, locks) != locks) Q_EMIT changed();
}

void PoseSelection::setSymmetric(bool symmetric) {
    if (std::exchange(m_isSymmetric, symmetric) != symmetric) Q_EMIT changed();
}

}  // namespace ui
