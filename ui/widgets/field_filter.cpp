#include "ui/widgets/field_filter.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWidget>

namespace ui {
namespace {

bool isUndoOrRedo(QEvent* event) {
    const auto* key = static_cast<QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

bool isHalfTyped(QWidget* field) {
    const auto* edit = field->findChild<QLineEdit*>();
    return edit && edit->isModified();
}

}  // namespace

void FieldFilter::watch(QWidget* field) {
    field->installEventFilter(this);
    field->setFocusPolicy(Qt::StrongFocus);  // not by the wheel
    if (auto* spin = qobject_cast<QAbstractSpinBox*>(field))
        connect(spin, &QAbstractSpinBox::editingFinished, spin,
                [spin] { spin->findChild<QLineEdit*>()->setModified(false); });
}

bool FieldFilter::eventFilter(QObject* watched, QEvent* event) {
    auto* field = static_cast<QWidget*>(watched);
    switch (event->type()) {
        case QEvent::FocusIn:
            Q_EMIT entered();
            return false;
        case QEvent::Wheel:
            if (field->hasFocus()) return false;
            event->ignore();
            return true;
        case QEvent::ShortcutOverride:
            if (!isUndoOrRedo(event) || isHalfTyped(field)) return false;
            event->ignore();  // leaves the key to the window's action
            return true;
        default:
            return false;
    }
}

}  // namespace ui
