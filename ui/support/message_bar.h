#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace ui {

// One sentence with details on request, until it is dismissed. It lies over the upper edge of what it is put on and
// moves nothing; it never blocks.
class MessageBar : public QFrame {
    Q_OBJECT

 public:
    enum class Level { Note, Error };

    explicit MessageBar(QWidget* under);

    void showMessage(Level level, const QString& sentence, const QString& details = {});
    // Behind what is shown, which a person may not have read yet; in the place of `outdated` where that stands last.
    void addMessage(Level level, const QString& sentence, const QString& outdated = {});

    QString sentence() const;

 public Q_SLOTS:
    void dismiss();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

 private:
    void showDetails(bool visible);
    void place();

    QLabel* m_sentence;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
};

}  // namespace ui
