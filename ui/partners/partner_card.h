#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/models/model_card.h"

class QDoubleSpinBox;
class QPushButton;

namespace ui {

class FieldFilter;
class MaskEditor;
class StrengthSlider;
class TimestepRangeEditor;

// One partner of Coop-Diffusion: strength, window, guidance, bridge, mask.
class PartnerCard : public ModelCard {
    Q_OBJECT

 public:
    PartnerCard(std::size_t index, FieldFilter& filter, QWidget* parent = nullptr);

    // `info` says what the model is; null when it is not to be had.
    void showPartner(const core::plan::PartnerPlan& partner, const core::plan::ModelInfo* info);

    MaskEditor& mask() { return *m_mask; }

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::plan::PartnerPlan& partner);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    QWidget* createBridgeChoice(const QString& prefix);
    void takeColor();
    template <typename Change>
    void edit(const Change& change);

    std::size_t m_index;
    core::plan::PartnerPlan m_partner;
    StrengthSlider* m_strength;
    TimestepRangeEditor* m_range;
    QDoubleSpinBox* m_guidance;
    MaskEditor* m_mask;
    QPushButton* m_learned = nullptr;
    QPushButton* m_image = nullptr;
};

}  // namespace ui
