#pragma once

#include <QCoreApplication>
#include <QUndoCommand>
#include <utility>

#include "ui/document/document.h"

namespace ui {

// A part of the plan: how to read and write it, and what to call it in the undo menu.
template <typename T>
struct PlanField {
    Change change;
    const char* name;  // QT_TRANSLATE_NOOP("ui::PlanField", ...)
    T (*get)(const core::pipeline::Plan& plan);
    void (*set)(core::pipeline::Plan& plan, const T& value);
};

// The one undo command: gives a field of the plan another value. Merges with the previous change of
// the same field in the same gesture, and vanishes when a gesture ends where it began.
template <typename T>
class ChangeValue : public QUndoCommand {
 public:
    ChangeValue(Document& document, const PlanField<T>& field, T value)
        : QUndoCommand(QCoreApplication::translate("ui::PlanField", field.name)),
          m_document(document),
          m_field(field),
          m_before(field.get(document.plan())),
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
        m_field.set(m_document.m_plan, value);
        Q_EMIT m_document.changed(m_field.change);
    }

    Document& m_document;
    const PlanField<T>& m_field;
    T m_before;
    T m_after;
    int m_gesture;
};

}  // namespace ui
