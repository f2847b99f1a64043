#include "ui/widgets/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace ui {
namespace {

bool takesTheWheel(const QWidget* widget) {
    const bool isSlider = qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget);
    return isSlider || qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget);
}

bool liesInAPanel(const QWidget* widget) {
    for (; widget && !widget->isWindow(); widget = widget->parentWidget())
        if (qobject_cast<const QScrollArea*>(widget)) return true;
    return false;
}

}  // namespace

WheelGuard::WheelGuard(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

// An event that is ignored goes on to the widget behind, up to the panel.
bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || !watched->isWidgetType()) return false;
    const auto* widget = static_cast<QWidget*>(watched);
    if (!takesTheWheel(widget) || !liesInAPanel(widget)) return false;
    event->ignore();
    return true;
}

}  // namespace ui
