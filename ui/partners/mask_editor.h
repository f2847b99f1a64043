#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

// Where a partner acts, in a line: how much of the canvas, and what can be done about it.
class MaskEditor : public QWidget {
    Q_OBJECT

 public:
    explicit MaskEditor(const QString& prefix, QWidget* parent = nullptr);

    void showMask(bool exists, double share);  // share: of the canvas, 0..1

 Q_SIGNALS:
    void paintWanted();
    void invertWanted();
    void clearWanted();

 private:
    QLabel* m_text;
    QToolButton* m_invert;
    QToolButton* m_clear;
};

}  // namespace ui
