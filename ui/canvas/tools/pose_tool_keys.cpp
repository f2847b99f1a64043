#include "ui/canvas/tools/pose_tool.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_edits.h"

namespace ui {

using core::control::Joint;

void PoseTool::putBack() {
    m_gesture = nullptr;
    setPeople(m_document, m_before);
}

bool PoseTool::wantsKey(const QKeyEvent& event) const {
    if (event.key() == Qt::Key_Escape) return bool(m_gesture);
    if (event.matches(QKeySequence::SelectAll)) return true;
    if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_D) return true;
    const bool cycles = event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab;
    const bool moves = event.key() >= Qt::Key_Left && event.key() <= Qt::Key_Down;
    const bool hides = event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace;
    return (cycles || moves || hides) && selectedPerson(m_document);
}

void PoseTool::key(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape) return putBack();
    if (event.matches(QKeySequence::SelectAll)) return selectEveryJoint();
    if (event.key() == Qt::Key_D) return duplicateSelected(m_document);
    if (event.key() == Qt::Key_Tab) return cycleJoints(1);
    if (event.key() == Qt::Key_Backtab) return cycleJoints(-1);
    if (event.key() >= Qt::Key_Left && event.key() <= Qt::Key_Down) return nudge(event);
    if (m_document.poseSelection().joints().empty()) return deleteSelected(m_document);
    toggleSelectedJoints(m_document);
}

void PoseTool::selectEveryJoint() {
    std::set<JointRef> joints;
    const int people = static_cast<int>(m_document.plan().people.size());
    for (int person = 0; person < people; ++person)
        for (int i = 0; i < core::control::kJointCount; ++i) joints.insert({person, static_cast<Joint>(i)});
    m_document.poseSelection().select(people > 0 ? 0 : PoseSelection::kNobody, joints);
}

void PoseTool::cycleJoints(int step) {
    const auto& selection = m_document.poseSelection();
    constexpr int kCount = core::control::kJointCount;
    const auto& joints = selection.joints();
    const int current = joints.empty() ? (step > 0 ? -1 : 0) : static_cast<int>(joints.begin()->joint);
    const JointRef next{selection.person(), static_cast<Joint>((current + step + kCount) % kCount)};
    m_document.poseSelection().select(selection.person(), {next});
}

void PoseTool::nudge(const QKeyEvent& event) {
    const double step = event.modifiers() & Qt::ShiftModifier ? 10.0 : 1.0;
    const QPointF delta = event.key() == Qt::Key_Left    ? QPointF(-step, 0)
                          : event.key() == Qt::Key_Right ? QPointF(step, 0)
                          : event.key() == Qt::Key_Up    ? QPointF(0, -step)
                                                         : QPointF(0, step);
    const bool whole = m_document.poseSelection().joints().empty();
    const bool single = m_document.poseSelection().joints().size() == 1;
    const QPointF start = single ? placeOf(*m_document.poseSelection().joints().begin()) : QPointF();
    ToolEvent event0;
    event0.point = start;
    begin(whole ? movingPerson() : movingJoints(), event0);
    event0.point += delta;
    drag(event0);
    m_gesture = nullptr;
}

}  // namespace ui
