#pragma once

#include <QPlainTextEdit>

namespace ui {

// A text field that mirrors a string of the document. Its own undo history stays its own; Tab moves on;
// dropped files go to the window.
class PromptEdit : public QPlainTextEdit {
    Q_OBJECT

 public:
    PromptEdit(const QString& objectName, int lines, QWidget* parent = nullptr);

    // Shows what the document says now; does nothing while it says the same.
    void follow(const QString& text);

 Q_SIGNALS:
    void edited(const QString& text);  // by the person at the keyboard
    void entered();                    // got the focus

 protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void focusInEvent(QFocusEvent* event) override;

 private:
    bool m_following = false;
};

}  // namespace ui
