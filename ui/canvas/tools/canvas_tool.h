#pragma once

#include <QCursor>
#include <QKeyEvent>
#include <QObject>
#include <QPainter>
#include <QPointF>
#include <QSizeF>

namespace ui {

// What the hand did, in canvas units: one unit is one pixel of the planned picture.
struct ToolEvent {
    QPointF point;
    QSizeF frame;           // the whole canvas
    double pixel = 1.0;     // canvas units that one screen pixel covers: what grips and tolerances scale with
    double pressure = 1.0;  // of a pen, 0..1; 1 for a mouse
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

// What the hand does on the canvas. One tool is active at a time; it changes the document through edits, one
// gesture (press to release) being one undo step, and draws its handles over the layers.
class CanvasTool : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    virtual QCursor cursor() const { return Qt::ArrowCursor; }

    virtual void press(const ToolEvent&) {}
    virtual void drag(const ToolEvent&) {}   // moves with a button held
    virtual void hover(const ToolEvent&) {}  // moves without
    virtual void release(const ToolEvent&) {}
    virtual void doubleClick(const ToolEvent& event) { press(event); }
    virtual void leave() {}       // the pointer went off the canvas
    virtual void deactivate() {}  // another tool takes over; an unfinished gesture ends

    // Keys that the tool takes while the canvas has the focus, before any shortcut of the window.
    virtual bool wantsKey(const QKeyEvent&) const { return false; }
    virtual void key(const QKeyEvent&) {}

    // Handles and hints, in canvas units over the layers.
    virtual void paint(QPainter& /*painter*/, const QSizeF& /*frame*/, double /*pixel*/) const {}

 Q_SIGNALS:
    void appearanceChanged();  // handles or cursor
};

}  // namespace ui
