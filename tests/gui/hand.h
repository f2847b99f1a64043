#pragma once

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include "ui/canvas/canvas_view.h"

// What a hand does, as events that come from outside: what they hit decides.

inline void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

// With the left button, from one point of the screen to another.
inline void drag(ui::CanvasView& canvas, const QPoint& from, const QPoint& to) {
    QWidget* view = canvas.viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, view->mapFromGlobal(from));
    for (const double along : {0.25, 0.5, 0.75, 1.0}) {
        const QPointF global = QPointF(from) + along * QPointF(to - from);
        QMouseEvent move(QEvent::MouseMove, view->mapFromGlobal(global), global, Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view, &move);
    }
    QTest::mouseRelease(view, Qt::LeftButton, {}, view->mapFromGlobal(to));
}

// One notch towards oneself over the middle of a widget.
inline void turnWheel(QWidget* widget, int angle = -120) {
    const QPoint middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);  // only what comes from outside goes on to the widgets behind
    qApp->notify(widget, &event);               // sendEvent() would take that mark off
}
