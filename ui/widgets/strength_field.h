#pragma once

#include <QWidget>

#include "core/base/range.h"

class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace ui {

class FieldFilter;

// A strength as a slider with its number behind it.
class StrengthField : public QWidget {
    Q_OBJECT

 public:
    enum class Number {
        Shown,
        Typed,  // in a field called `objectName`Spin
    };

    // The slider is called `objectName`.
    StrengthField(const QString& objectName, const core::Range<double>& range, Number number, FieldFilter& filter,
                  QWidget* parent = nullptr);

    void showStrength(double strength);
    // The groove's filled part takes this colour.
    void setColor(const QColor& color);

 Q_SIGNALS:
    void pressed();  // a drag begins
    void edited(double strength);

 private:
    void addShownNumber();
    void addTypedNumber(const core::Range<double>& range, FieldFilter& filter);
    void showNumber(double strength);

    QSlider* m_slider;
    QLabel* m_shown = nullptr;
    QDoubleSpinBox* m_typed = nullptr;
};

}  // namespace ui
