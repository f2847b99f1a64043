#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/control/person.h"
#include "ui/canvas/tools/canvas_tool.h"
#include "ui/canvas/tools/pose_handles.h"
#include "ui/document/pose_selection.h"

namespace ui {

class Document;

// Poses the plan's people. Joints are dragged alone or, selected with Shift or a band, together; the box about a
// person moves, scales and turns it whole; the right button hides a joint and shows it again.
class PoseTool : public CanvasTool {
    Q_OBJECT

 public:
    enum class Grasp { Joints, WholePeople };  // what it takes hold of: also joints, or only people

    PoseTool(Document& document, Grasp grasp, QObject* parent = nullptr);

    QCursor cursor() const override { return m_cursor; }
    void press(const ToolEvent& event) override;
    void drag(const ToolEvent& event) override;
    void hover(const ToolEvent& event) override;
    void release(const ToolEvent& event) override;
    void leave() override;
    void deactivate() override;
    bool wantsKey(const QKeyEvent& event) const override;
    void key(const QKeyEvent& event) override;
    void paint(QPainter& painter, const QSizeF& frame, double pixel) const override;

 private:
    // What a drag does: the people, in pixels, as they are when the pointer is at a place.
    using People = std::vector<core::control::Person>;
    using Gesture = std::function<void(People& people, const ToolEvent& event)>;

    std::optional<JointRef> jointAt(const ToolEvent& event) const;
    std::optional<int> personAt(const ToolEvent& event) const;
    std::optional<PoseHandles> handles(double pixel) const;
    QPointF placeOf(const JointRef& joint) const;

    void begin(Gesture gesture, const ToolEvent& event);
    void pressJoint(const JointRef& joint, const ToolEvent& event);
    void beginBox(PoseHandles::Part part, const PoseHandles& box, const ToolEvent& event);
    Gesture movingJoints() const;
    Gesture movingPerson() const;
    void hideOrShow(const JointRef& joint);
    void endBand(const ToolEvent& event);
    void putBack();
    void nudge(const QKeyEvent& event);
    void cycleJoints(int step);
    void selectEveryJoint();
    void paintJoints(QPainter& painter, double pixel) const;
    void paintLabel(QPainter& painter, double pixel) const;

    Document& m_document;
    Grasp m_grasp;
    Gesture m_gesture;  // of the drag that goes on; empty when none does
    People m_before;    // it, when the drag began: fractions
    QPointF m_pressed;  // where
    std::optional<QRectF> m_band;
    std::optional<JointRef> m_hovered;
    Qt::CursorShape m_cursor = Qt::ArrowCursor;
};

}  // namespace ui
