#pragma once

#include "core/pipeline/generator.h"
#include "ui/docks/model_card.h"

namespace ui {

class FieldFilter;
class StrengthSlider;
class TimestepRangeEditor;

// One ControlNet: strength and range.
class ControlCard : public ModelCard {
    Q_OBJECT

 public:
    ControlCard(std::size_t index, FieldFilter& filter, QWidget* parent = nullptr);

    // `info` says what the model is; null when it is not to be had.
    void showControl(const core::pipeline::ControlPlan& control, const core::pipeline::ModelInfo* info);

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::pipeline::ControlPlan& control);

 private:
    template <typename Change>
    void edit(const Change& change);

    core::pipeline::ControlPlan m_control;
    StrengthSlider* m_strength;
    TimestepRangeEditor* m_range;
};

}  // namespace ui
