#include "ui/docks/prompt_edit.h"

#include <QMimeData>
#include <QScopedValueRollback>

namespace ui {

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

bool PromptEdit::canInsertFromMimeData(const QMimeData* source) const {
    return !source->hasUrls() && source->hasText();
}

void PromptEdit::focusInEvent(QFocusEvent* event) {
    Q_EMIT entered();
    QPlainTextEdit::focusInEvent(event);
}

}  // namespace ui
