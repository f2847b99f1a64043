#pragma once

#include <QPushButton>

class QAction;

namespace ui {

// The one big button. It begins a picture, or cancels the one that forms; which keys do the same stands on it, and how
// far the picture is fills it.
class GenerateButton : public QPushButton {
    Q_OBJECT

 public:
    enum class Work { Idle, Painting, Cancelling };

    explicit GenerateButton(QWidget* parent = nullptr);

    void setActions(QAction* generate, QAction* cancel);  // whose keys are shown
    void showWork(Work work);
    Work work() const { return m_work; }

    static constexpr double kUnknown = -1.0;

    // 0..1, or kUnknown.
    void showProgress(double share);
    double progress() const { return m_share; }

    QString keys() const;  // as they are shown

    QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QColor textColor() const;

    QAction* m_generateAction = nullptr;
    QAction* m_cancelAction = nullptr;
    Work m_work = Work::Idle;
    double m_share = 0.0;
};

}  // namespace ui
