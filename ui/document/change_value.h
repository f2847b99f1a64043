#pragma once

#include <QCoreApplication>
#include <QUndoCommand>
#include <utility>

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

// Gives the field a value through the undo stack, unless it has that value.
template <typename T>
void changeField(Document& document, const ContentField<T>& field, const T& value) {
    if (field.get(document.content()) == value) return;
    document.undoStack().push(new ChangeValue<T>(document, field, value));
}

}  // namespace ui
