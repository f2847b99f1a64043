#pragma once

#include <QPlainTextEdit>

namespace ui {

// A text field that mirrors a string of the document. Its own undo history stays its own; Tab moves on;
// dropped files go to the window. Ctrl+Up and Ctrl+Down change the weight of the words at the cursor, Alt+Up and
// Alt+Down ask for other prompts.
class PromptEdit : public QPlainTextEdit {
    Q_OBJECT

 public:
    PromptEdit(const QString& objectName, int lines, QWidget* parent = nullptr);

    // Shows what the document says now; does nothing while it says the same.
    void follow(const QString& text);

 Q_SIGNALS:
    void edited(const QString& text);  // by the person at the keyboard
    void entered();                    // got the focus
    void olderWanted();                // of the prompts that were painted
    void newerWanted();

 protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void reweight(double by);

    bool m_following = false;
};

}  // namespace ui
