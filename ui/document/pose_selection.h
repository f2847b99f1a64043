#pragma once

#include <QObject>
#include <set>

#include "core/control/skeleton.h"

namespace ui {

// A joint of one of the plan's people.
struct JointRef {
    int person = 0;
    core::control::Joint joint = core::control::Joint::Nose;

    auto operator<=>(const JointRef&) const = default;
};

// Which of the plan's people is being edited, and which joints; no part of the plan and never undone. A person that
// an undo took away is simply not there: readers check against the plan.
class PoseSelection : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    static constexpr int kNobody = -1;

    int person() const { return m_person; }
    const std::set<JointRef>& joints() const { return m_joints; }
    bool locksBones() const { return m_locksBones; }    // drags keep every bone's length
    bool isSymmetric() const { return m_isSymmetric; }  // drags move the other side as in a mirror

    void select(int person) { select(person, {}); }
    void select(int person, std::set<JointRef> joints);
    void setLocksBones(bool locks);
    void setSymmetric(bool symmetric);

 Q_SIGNALS:
    void changed();

 private:
    int m_person = kNobody;
    std::set<JointRef> m_joints;
    bool m_locksBones = false;
    bool m_isSymmetric = false;
};

}  // namespace ui
