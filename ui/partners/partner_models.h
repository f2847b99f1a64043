#pragma once

#include <QWidget>
#include <vector>

#include "core/plan/known_models.h"

class QToolButton;
class QVBoxLayout;

namespace ui {

class ControlCard;
class FieldFilter;
class LoraCard;

// The ControlNets and LoRAs that one partner has to itself: a card each, and a button that adds one.
class PartnerModels : public QWidget {
    Q_OBJECT

 public:
    PartnerModels(const QString& prefix, FieldFilter& filter, QWidget* parent = nullptr);

    void offer(const core::plan::KnownModels& models);
    void showModels(const core::plan::PartnerPlan& partner, const core::plan::KnownModels& models);

 Q_SIGNALS:
    void gestureBegan();
    void edited(const core::plan::PartnerPlan& partner);

 private:
    void showSpace();
    void add(const core::plan::ModelInfo& model);
    ControlCard* createControl(std::size_t index);
    LoraCard* createLora(std::size_t index);
    template <typename Card, typename Part>
    void follow(Card* card, std::size_t index, std::vector<Part> core::plan::PartnerPlan::*parts);
    template <typename Change>
    void edit(const Change& change);

    QString m_prefix;
    FieldFilter& m_filter;
    core::plan::PartnerPlan m_partner;
    QVBoxLayout* m_controlList;
    QVBoxLayout* m_loraList;
    QToolButton* m_add;
    std::vector<ControlCard*> m_controls;
    std::vector<LoraCard*> m_loras;
};

}  // namespace ui
