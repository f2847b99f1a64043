#pragma once

#include "core/pipeline/generator.h"
#include "ui/docks/model_card.h"

namespace ui {

class FieldFilter;
class StrengthField;

// One LoRA: on or off, and how strongly.
class LoraCard : public ModelCard {
    Q_OBJECT

 public:
    LoraCard(std::size_t index, FieldFilter& filter, QWidget* parent = nullptr);

    // `info` says what the LoRA is; null when it is not to be had.
    void showLora(const core::pipeline::LoraPlan& lora, const core::pipeline::ModelInfo* info);

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::pipeline::LoraPlan& lora);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    template <typename Change>
    void edit(const Change& change);

    core::pipeline::LoraPlan m_lora;
    StrengthField* m_strength;
};

}  // namespace ui
