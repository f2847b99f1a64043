#pragma once

#include <QFrame>
#include <QImage>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ui {

// A control map of the plan: thumbnail, name, a line about it, and buttons.
class MapCard : public QFrame {
    Q_OBJECT

 public:
    explicit MapCard(const QString& name, QWidget* parent = nullptr);

    void showMap(const QImage& map, const QString& about);
    QToolButton* addButton(const QString& objectName, const QString& text, const QString& tip);
    // Below the buttons.
    void addExtra(QWidget* widget);

 private:
    QLabel* m_thumbnail;
    QLabel* m_about;
    QHBoxLayout* m_buttons;
};

}  // namespace ui
