#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace ui {

class FieldFilter;

// A strength from 0 to `most` as a slider with its number.
class StrengthSlider : public QWidget {
    Q_OBJECT

 public:
    StrengthSlider(const QString& objectName, double most, FieldFilter& filter, QWidget* parent = nullptr);

    void showStrength(double strength);
    // The groove's filled part takes this colour.
    void setColor(const QColor& color);

 Q_SIGNALS:
    void pressed();  // a drag begins
    void edited(double strength);

 private:
    QSlider* m_slider;
    QLabel* m_value;
};

}  // namespace ui
