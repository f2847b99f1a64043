#pragma once

#include <QWidget>

#include "core/plan/plan.h"

class QLineEdit;

namespace ui {

class FieldFilter;
class StrengthField;

// One style of the plan: the words put before the prompt, how strongly they pull, and a way to be rid of it.
class StyleRow : public QWidget {
    Q_OBJECT

 public:
    StyleRow(std::size_t index, FieldFilter& filter, QWidget* parent = nullptr);

    void showStyle(const core::plan::StyleTerm& style);

 Q_SIGNALS:
    void gestureBegan();
    void worded(const QString& prefix);
    void strengthEdited(double strength);
    void removed();

 private:
    QLineEdit* m_words;
    StrengthField* m_strength;
};

}  // namespace ui
