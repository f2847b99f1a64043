#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace ui {

class FieldFilter;

// A strength from `least` to `most`, dragged or typed.
class StrengthField : public QWidget {
    Q_OBJECT

 public:
    // The slider is called `objectName`, the number `objectName`Spin.
    StrengthField(const QString& objectName, double least, double most, FieldFilter& filter, QWidget* parent = nullptr);

    void showStrength(double strength);

 Q_SIGNALS:
    void pressed();  // a drag begins
    void edited(double strength);

 private:
    QSlider* m_slider;
    QDoubleSpinBox* m_spin;
};

}  // namespace ui
