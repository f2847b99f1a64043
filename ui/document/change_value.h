#pragma once

#include <QCoreApplication>
#include <QUndoCommand>
#include <utility>

#include "ui/document/content_limits.h"
#include "ui/document/document.h"

namespace ui {

// A part of the content: how to read and write it, and what to call it in the undo menu.
template <typename T>
struct ContentField {
    Change change;
    const char* name;  // QT_TRANSLATE_NOOP("ui::ContentField", ...)
    T (*get)(const Content& content);
    void (*set)(Content& content, const T& value);
};

// The one undo command: gives a field of the content another value. Merges with the previous change of
// the same field in the same gesture, and vanishes when a gesture ends where it began.
template <typename T>
class ChangeValue : public QUndoCommand {
 public:
    ChangeValue(Document& document, const ContentField<T>& field, T value)
        : QUndoCommand(QCoreApplication::translate("ui::ContentField", field.name)),
          m_document(document),
          m_field(field),
          m_before(field.get(document.content())),
          m_after(std::move(value)),
          m_gesture(document.gesture()) {}

    int id() const override { return static_cast<int>(m_field.change); }
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

    bool mergeWith(const QUndoCommand* later) override {
        // The same id means the same field, hence the same type.
        const auto* other = static_cast<const ChangeValue<T>*>(later);
        if (other->m_gesture != m_gesture) return false;
        m_after = other->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

 private:
    void apply(const T& value) {
        m_field.set(m_document.m_content, value);
        Q_EMIT m_document.changed(m_field.change);
    }

    Document& m_document;
    const ContentField<T>& m_field;
    T m_before;
    T m_after;
    int m_gesture;
};

// After a change that was amended: takes over what else of the plan had to follow, lets the editors show it, and tells.
void settleAmended(Document& document, Change change, const core::plan::Plan& plan,
                   const core::plan::Amendments& amendments);

// Gives the field a value through the undo stack, unless it has that value. What a project could not be read with
// becomes the nearest value that it is read with, here and in the fields that depend on this one, and is told.
template <typename T>
void changeField(Document& document, const ContentField<T>& field, const T& value) {
    if (field.get(document.content()) == value) return;
    Content wanted = document.content();
    field.set(wanted, value);
    core::plan::Amendments amendments;
    bringWithinLimits(wanted, amendments);
    const T nearest = field.get(wanted);
    if (!(field.get(document.content()) == nearest))
        document.undoStack().push(new ChangeValue<T>(document, field, nearest));
    if (!amendments.empty()) settleAmended(document, field.change, wanted.plan, amendments);
}

}  // namespace ui
