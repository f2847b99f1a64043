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
