#pragma once

#include "core/plan/known_models.h"
#include "ui/models/model_card.h"

class QDoubleSpinBox;
class QLineEdit;
class QPushButton;

namespace ui {

class FieldFilter;
class MaskEditor;
class PartnerModels;
class StrengthField;
class TimestepRangeEditor;

// One partner of Coop-Diffusion: strength, window, guidance, bridge, mask, and what it has to itself: prompts,
// ControlNets, LoRAs.
class PartnerCard : public ModelCard {
    Q_OBJECT

 public:
    PartnerCard(std::size_t index, FieldFilter& filter, QWidget* parent = nullptr);

    void offer(const core::plan::KnownModels& models);
    void showPartner(const core::plan::PartnerPlan& partner, const core::plan::KnownModels& models);

    MaskEditor& mask() { return *m_mask; }

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::plan::PartnerPlan& partner);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    QLineEdit* addText(const QString& name, const QString& objectName, std::string core::plan::PartnerPlan::*text);
    QWidget* createBridgeChoice(const QString& prefix);
    void takeColor();
    template <typename Change>
    void edit(const Change& change);

    std::size_t m_index;
    core::plan::PartnerPlan m_partner;
    StrengthField* m_strength;
    TimestepRangeEditor* m_range;
    QDoubleSpinBox* m_guidance;
    MaskEditor* m_mask;
    QLineEdit* m_prompt = nullptr;
    QLineEdit* m_negative = nullptr;
    PartnerModels* m_models;
    QPushButton* m_learned = nullptr;
    QPushButton* m_image = nullptr;
};

}  // namespace ui
