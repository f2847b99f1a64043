#pragma once

#include <QDockWidget>

class QAction;
class QHBoxLayout;

namespace ui {

class GenerateButton;

// What begins pictures, pinned below the plan: it cannot be closed, moved or pushed out.
class GeneratePanel : public QDockWidget {
    Q_OBJECT

 public:
    explicit GeneratePanel(QWidget* parent = nullptr);

    GenerateButton& button() { return *m_button; }
    void offer(QAction* action);  // as a small button below the big one, with the action's icon text

 Q_SIGNALS:
    void generateWanted();
    void cancelWanted();

 private:
    GenerateButton* m_button;
    QHBoxLayout* m_offers;
};

}  // namespace ui
