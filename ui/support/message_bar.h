#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace ui {

// One sentence above the canvas, with details on request, until it is dismissed. Never blocks.
class MessageBar : public QFrame {
    Q_OBJECT

 public:
    enum class Level { Note, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(Level level, const QString& sentence, const QString& details = {});
    // Behind what is shown, which a person may not have read yet; in the place of `outdated` where that stands last.
    void addMessage(Level level, const QString& sentence, const QString& outdated = {});

    QString sentence() const;

 public Q_SLOTS:
    void dismiss();

 private:
    void showDetails(bool visible);

    QLabel* m_sentence;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
};

}  // namespace ui
