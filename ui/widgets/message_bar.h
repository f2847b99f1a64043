#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>

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
    // A note that nobody has to answer to: it goes after a while, unless the pointer rests on it.
    void showPassing(const QString& sentence);
    // Behind what is shown, which a person may not have read yet; in the place of `outdated` where that stands last.
    void addMessage(Level level, const QString& sentence, const QString& outdated = {});

    QString sentence() const;

    // Puts a button beside the message that is shown. A click on it dismisses the message and acts.
    void offer(const QString& label, std::function<void()> action);

 public Q_SLOTS:
    void dismiss();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

 private:
    void showDetails(bool visible);
    void pass();
    void place();
    void takeOffer();

    QLabel* m_sentence;
    QToolButton* m_offer;
    QToolButton* m_detailsButton;
    QPlainTextEdit* m_details;
    std::function<void()> m_offered;
    QTimer m_passing;
};

}  // namespace ui
