#include "ui/prompt/prompt_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>

#include "ui/prompt/prompt_weight.h"

namespace ui {
namespace {

constexpr double kWeightStep = 0.1;

}  // namespace

PromptEdit::PromptEdit(const QString& objectName, int lines, QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName(objectName);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    constexpr int kFrame = 20;
    setMinimumHeight(fontMetrics().lineSpacing() * lines + kFrame);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_following) Q_EMIT edited(toPlainText());
    });
}

void PromptEdit::follow(const QString& text) {
    if (text == toPlainText()) return;
    const QScopedValueRollback<bool> guard(m_following, true);
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);  // rather than setPlainText: the field's undo survives
    moveCursor(QTextCursor::End);
}

void PromptEdit::keyPressEvent(QKeyEvent* event) {
    const bool up = event->key() == Qt::Key_Up, down = event->key() == Qt::Key_Down;
    if ((up || down) && event->modifiers() == Qt::ControlModifier) return reweight(up ? kWeightStep : -kWeightStep);
    if ((up || down) && event->modifiers() == Qt::AltModifier) {
        if (up)
            Q_EMIT olderWanted();
        else
            Q_EMIT newerWanted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::reweight(double by) {
    QTextCursor cursor = textCursor();
    const PromptPart part{toPlainText(), cursor.selectionStart(), cursor.selectionEnd()};
    const PromptPart changed = reweighted(part, by);
    if (changed == part) return;
    cursor.select(QTextCursor::Document);
    cursor.insertText(changed.text);  // one step of the field's undo
    cursor.setPosition(static_cast<int>(changed.begin));
    cursor.setPosition(static_cast<int>(changed.end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData* source) const {
    return !source->hasUrls() && source->hasText();
}

void PromptEdit::focusInEvent(QFocusEvent* event) {
    Q_EMIT entered();
    QPlainTextEdit::focusInEvent(event);
}

}  // namespace ui
