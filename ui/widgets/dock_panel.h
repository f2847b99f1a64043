#pragma once

#include <QDockWidget>

class QLabel;

namespace ui {

// A dock with a quiet heading: its name on the left, a short note on the right.
class DockPanel : public QDockWidget {
    Q_OBJECT

 public:
    DockPanel(const QString& objectName, const QString& title, QWidget* parent = nullptr);

    // Behind a tab that says its name, a dock says it no second time.
    void showHeading();

 Q_SIGNALS:
    void moved();  // to another edge of the window, out of it, or back

 protected:
    // Whether it lies along the lower or upper edge of the window, rather than standing at a side or by itself.
    bool isStrip();

    // The label on the right of the heading.
    QLabel* note() const { return m_note; }

 private:
    QLabel* m_name;
    QLabel* m_note;
};

}  // namespace ui
