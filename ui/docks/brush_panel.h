#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QSlider;

namespace ui {

class Brush;

// How edges are drawn by hand.
class BrushPanel : public QWidget {
    Q_OBJECT

 public:
    explicit BrushPanel(Brush& brush, QWidget* parent = nullptr);

 private:
    QSlider* addSlider(const QString& objectName, const QString& name, const QString& tip, int least, int most);
    QCheckBox* addCheck(const QString& objectName, const QString& name, const QString& tip);
    void follow();

    Brush& m_brush;
    QSlider* m_size;
    QSlider* m_smoothing;
    QCheckBox* m_pressure;
    QCheckBox* m_symmetry;
};

}  // namespace ui
