#include "ui/canvas/tools/pose_tool.h"

#include <QLineF>
#include <cmath>

#include "core/control/pose_edit.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_edits.h"

namespace ui {
namespace {

using core::control::Joint;
using core::control::Person;
using core::control::PoseMap2D;

// Screen pixels.
constexpr double kJointGrip = 10.0;
constexpr double kBoneGrip = 8.0;
constexpr double kSmallestScale = 0.05;

float asFloat(double value) { return static_cast<float>(value); }

double distanceToBone(const QPointF& point, const QPointF& from, const QPointF& to) {
    const QPointF bone = to - from, offset = point - from;
    const double length = QPointF::dotProduct(bone, bone);
    const double along = length > 0 ? std::clamp(QPointF::dotProduct(offset, bone) / length, 0.0, 1.0) : 0.0;
    return QLineF(point, from + along * bone).length();
}

// Moves a joint by an offset, or turns its limb towards where the offset points.
void pull(Person& person, Joint joint, const QPointF& by, bool swings) {
    const auto& at = person.body[joint];
    if (swings)
        core::control::swingJoint(person, joint, at.x + asFloat(by.x()), at.y + asFloat(by.y()));
    else
        core::control::moveJoint(person, joint, asFloat(by.x()), asFloat(by.y()));
}

double angleOf(const QPointF& vector) { return std::atan2(vector.y(), vector.x()); }

}  // namespace

PoseTool::PoseTool(Document& document, Grasp grasp, QObject* parent)
    : CanvasTool(parent), m_document(document), m_grasp(grasp) {
    connect(&document.poseSelection(), &PoseSelection::changed, this, &CanvasTool::appearanceChanged);
    connect(&document, &Document::changed, this, [this](Change change) {
        if (change == Change::People || change == Change::WholePlan) Q_EMIT appearanceChanged();
    });
}

QPointF PoseTool::placeOf(const JointRef& ref) const {
    const auto& plan = m_document.plan();
    const auto& joint = plan.people[static_cast<std::size_t>(ref.person)].body[ref.joint];
    return {double(joint.x) * plan.width, double(joint.y) * plan.height};
}

std::optional<JointRef> PoseTool::jointAt(const ToolEvent& event) const {
    if (m_grasp == Grasp::WholePeople) return std::nullopt;
    std::optional<JointRef> nearest;
    double best = kJointGrip * event.pixel;
    const auto& people = m_document.plan().people;
    for (int person = 0; person < static_cast<int>(people.size()); ++person)
        for (int i = 0; i < core::control::kJointCount; ++i) {
            const JointRef ref{person, static_cast<Joint>(i)};
            const double distance = QLineF(placeOf(ref), event.point).length();
            if (distance > best) continue;
            best = distance;
            nearest = ref;
        }
    return nearest;
}

std::optional<int> PoseTool::personAt(const ToolEvent& event) const {
    const auto& people = m_document.plan().people;
    for (int person = static_cast<int>(people.size()) - 1; person >= 0; --person)
        for (const auto& limb : core::control::limbs()) {
            const JointRef from{person, limb.from}, to{person, limb.to};
            if (distanceToBone(event.point, placeOf(from), placeOf(to)) <= kBoneGrip * event.pixel) return person;
        }
    return std::nullopt;
}

std::optional<PoseHandles> PoseTool::handles(double pixel) const {
    const Person* person = selectedPerson(m_document);
    if (!person) return std::nullopt;
    const auto box = core::control::boundsOf(inPixels(*person, m_document.plan()));
    return PoseHandles(QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)), pixel);
}

void PoseTool::begin(Gesture gesture, const ToolEvent& event) {
    m_document.beginGesture();
    m_gesture = std::move(gesture);
    m_before = m_document.plan().people;
    m_pressed = event.point;
}

void PoseTool::press(const ToolEvent& event) {
    m_pressed = event.point;
    const auto joint = jointAt(event);
    if (event.button == Qt::RightButton) {
        if (joint) hideOrShow(*joint);
        return;
    }
    if (joint) return pressJoint(*joint, event);
    const auto box = handles(event.pixel);
    const auto part = box ? box->partAt(event.point) : PoseHandles::Part::None;
    if (part == PoseHandles::Part::Corner || part == PoseHandles::Part::Knob) return beginBox(part, *box, event);
    const auto person = personAt(event);
    if (person) m_document.poseSelection().select(*person);
    if (person || part == PoseHandles::Part::Inside) return begin(movingPerson(), event);
    if (!(event.modifiers & Qt::ShiftModifier)) m_document.poseSelection().select(PoseSelection::kNobody);
    if (m_grasp == Grasp::Joints) m_band = QRectF(event.point, QSizeF());
}

void PoseTool::pressJoint(const JointRef& joint, const ToolEvent& event) {
    auto& selection = m_document.poseSelection();
    auto joints = selection.joints();
    if (event.modifiers & Qt::ShiftModifier) {
        if (!joints.insert(joint).second) joints.erase(joint);
    } else if (!joints.contains(joint)) {
        joints = {joint};
    }
    selection.select(joint.person, joints);
    begin(movingJoints(), event);
}

// With symmetry the opposite joints move as well, mirrored; where both sides are selected each follows the hand.
PoseTool::Gesture PoseTool::movingJoints() const {
    const auto& selection = m_document.poseSelection();
    const auto joints = selection.joints();
    const bool swings = selection.locksBones() && joints.size() == 1;
    return [this, joints, swings, symmetric = selection.isSymmetric()](People& people, const ToolEvent& event) {
        const QPointF delta = event.point - m_pressed;
        for (const auto& ref : joints) {
            if (ref.person >= static_cast<int>(people.size())) continue;  // an undo took it away
            Person& person = people[static_cast<std::size_t>(ref.person)];
            const Joint opposite = core::control::oppositeOf(ref.joint);
            pull(person, ref.joint, delta, swings);
            if (symmetric && !joints.contains({ref.person, opposite}))
                pull(person, opposite, {-delta.x(), delta.y()}, swings);
        }
    };
}

PoseTool::Gesture PoseTool::movingPerson() const {
    return [this, index = static_cast<std::size_t>(m_document.poseSelection().person())](People& people,
                                                                                         const ToolEvent& event) {
        const QPointF delta = event.point - m_pressed;
        core::control::transform(people.at(index), PoseMap2D::moving(asFloat(delta.x()), asFloat(delta.y())));
    };
}

// Corners keep the shape unless Shift is held; the knob turns by steps of 15 degrees with Shift.
void PoseTool::beginBox(PoseHandles::Part part, const PoseHandles& box, const ToolEvent& event) {
    const auto index = static_cast<std::size_t>(m_document.poseSelection().person());
    const QPointF start = event.point;
    if (part == PoseHandles::Part::Knob)
        return begin(
            [index, start, centre = box.centre()](People& people, const ToolEvent& at) {
                constexpr double kStep = M_PI / 12;
                double angle = angleOf(at.point - centre) - angleOf(start - centre);
                if (at.modifiers & Qt::ShiftModifier) angle = kStep * std::round(angle / kStep);
                core::control::transform(people.at(index),
                                         PoseMap2D::turning(asFloat(angle), asFloat(centre.x()), asFloat(centre.y())));
            },
            event);
    begin(
        [index, start, fixed = box.oppositeOf(start)](People& people, const ToolEvent& at) {
            const QPointF from = start - fixed, to = at.point - fixed;
            double x = std::max(kSmallestScale, to.x() / from.x()), y = std::max(kSmallestScale, to.y() / from.y());
            if (!(at.modifiers & Qt::ShiftModifier)) x = y = std::max(x, y);
            core::control::transform(
                people.at(index), PoseMap2D::scaling(asFloat(x), asFloat(y), asFloat(fixed.x()), asFloat(fixed.y())));
        },
        event);
}

void PoseTool::drag(const ToolEvent& event) {
    if (m_band) {
        m_band = QRectF(m_pressed, event.point).normalized();
        Q_EMIT appearanceChanged();
    }
    if (!m_gesture) return;
    const auto& plan = m_document.plan();
    People before;
    for (const auto& person : m_before) before.push_back(inPixels(person, plan));
    People people = before;
    m_gesture(people, event);
    for (std::size_t i = 0; i < people.size(); ++i)  // people left alone keep their exact numbers
        people[i] = people[i] == before[i] ? m_before[i] : inFractions(people[i], plan);
    setPeople(m_document, people);
}

void PoseTool::hover(const ToolEvent& event) {
    m_hovered = jointAt(event);
    const auto box = handles(event.pixel);
    const auto part = box ? box->partAt(event.point) : PoseHandles::Part::None;
    if (m_hovered)
        m_cursor = Qt::PointingHandCursor;
    else if (part == PoseHandles::Part::Corner)
        m_cursor = Qt::SizeFDiagCursor;
    else if (part != PoseHandles::Part::None || personAt(event))
        m_cursor = Qt::SizeAllCursor;
    else
        m_cursor = Qt::ArrowCursor;
    Q_EMIT appearanceChanged();
}

void PoseTool::release(const ToolEvent& event) {
    if (m_band) endBand(event);
    m_gesture = nullptr;
}

void PoseTool::endBand(const ToolEvent& event) {
    auto joints = event.modifiers & Qt::ShiftModifier ? m_document.poseSelection().joints() : std::set<JointRef>();
    const int people = static_cast<int>(m_document.plan().people.size());
    for (int person = 0; person < people; ++person)
        for (int i = 0; i < core::control::kJointCount; ++i)
            if (m_band->contains(placeOf({person, static_cast<Joint>(i)})))
                joints.insert({person, static_cast<Joint>(i)});
    m_band.reset();
    m_document.poseSelection().select(joints.empty() ? PoseSelection::kNobody : joints.begin()->person, joints);
    Q_EMIT appearanceChanged();
}

void PoseTool::leave() {
    m_hovered.reset();
    Q_EMIT appearanceChanged();
}

void PoseTool::deactivate() {
    m_gesture = nullptr;
    m_band.reset();
    m_hovered.reset();
}

void PoseTool::hideOrShow(const JointRef& joint) {
    m_document.poseSelection().select(joint.person, {joint});
    toggleSelectedJoints(m_document);
}

}  // namespace ui
