#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/models/model_card.h"

namespace ui {

class FieldFilter;
class StrengthField;
class TimestepRangeEditor;

// One ControlNet: strength and range.
class ControlCard : public ModelCard {
    Q_OBJECT

 public:
    // Its widgets are called `prefix`Card, `prefix`Strength, ...
    ControlCard(const QString& prefix, FieldFilter& filter, QWidget* parent = nullptr);

    // `info` says what the model is; null when it is not to be had.
    void showControl(const core::plan::ControlPlan& control, const core::plan::ModelInfo* info);

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::plan::ControlPlan& control);

 private:
    template <typename Change>
    void edit(const Change& change);

    core::plan::ControlPlan m_control;
    StrengthField* m_strength;
    TimestepRangeEditor* m_range;
};

}  // namespace ui
