#include "ui/window/peek.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>

#include "ui/canvas/canvas_view.h"

namespace ui {

Peek::Peek(QAction* action, CanvasView& canvas, QObject* parent) : QObject(parent), m_canvas(canvas) {
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, &Peek::begin);
}

// A shortcut tells of the press alone, and the release goes wherever the keyboard is.
void Peek::begin() {
    m_canvas.setBare(true);
    qApp->installEventFilter(this);
}

void Peek::end() {
    m_canvas.setBare(false);
    qApp->removeEventFilter(this);
}

// Any key that is let go ends it, and so does another window that takes the keyboard.
bool Peek::eventFilter(QObject*, QEvent* event) {
    const bool isRelease = event->type() == QEvent::KeyRelease && !static_cast<QKeyEvent*>(event)->isAutoRepeat();
    if (isRelease || event->type() == QEvent::ApplicationDeactivate || event->type() == QEvent::WindowDeactivate) end();
    return false;
}

}  // namespace ui
