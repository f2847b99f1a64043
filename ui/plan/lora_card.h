#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/models/model_card.h"

namespace ui {

class FieldFilter;
class StrengthField;

// One LoRA: on or off, and how strongly.
class LoraCard : public ModelCard {
    Q_OBJECT

 public:
    // Its widgets are called `prefix`Card, `prefix`Strength, ...
    LoraCard(const QString& prefix, FieldFilter& filter, QWidget* parent = nullptr);

    // `info` says what the LoRA is; null when it is not to be had.
    void showLora(const core::plan::LoraPlan& lora, const core::plan::ModelInfo* info);

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::plan::LoraPlan& lora);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    template <typename Change>
    void edit(const Change& change);

    core::plan::LoraPlan m_lora;
    StrengthField* m_strength;
};

}  // namespace ui
