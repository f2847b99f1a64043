#include "ui/partners/partner_models.h"

#include "ui/controls/control_card.h"
#include "ui/plan/lora_card.h"
#include "ui/widgets/card_list.h"

namespace ui {
namespace {

namespace limits = core::plan::limits;
using core::plan::ControlPlan;
using core::plan::LoraPlan;
using core::plan::ModelKind;
using core::plan::PartnerPlan;

}  // namespace

PartnerModels::PartnerModels(const QString& prefix, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_prefix(prefix),
      m_filter(filter),
      m_controlList(new QVBoxLayout),
      m_loraList(new QVBoxLayout),
      m_add(new QToolButton(this)) {
    m_add->setObjectName(prefix + "AddModel");
    m_add->setText(tr("Add to this partner ▾"));
    m_add->setToolTip(tr("A ControlNet or a LoRA of the partner's own family; it works on the partner alone"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QVBoxLayout* list : {m_controlList, m_loraList}) {
        list->setSpacing(6);
        column->addLayout(list);
    }
    column->addWidget(m_add, 0, Qt::AlignLeft);
}

void PartnerModels::offer(const core::plan::KnownModels& models) {
    offerModels(*m_add, models, {ModelKind::ControlNet, ModelKind::Lora}, [this](const auto& model) { add(model); });
    m_add->setVisible(!m_add->menu()->isEmpty());
    showSpace();
}

void PartnerModels::showModels(const PartnerPlan& partner, const core::plan::KnownModels& models) {
    m_partner = partner;
    fitCards(m_controls, *m_controlList, partner.controls.size(), [this](auto index) { return createControl(index); });
    fitCards(m_loras, *m_loraList, partner.loras.size(), [this](auto index) { return createLora(index); });
    for (std::size_t i = 0; i < m_controls.size(); ++i)
        m_controls[i]->showControl(partner.controls[i], models.find(partner.controls[i].model));
    for (std::size_t i = 0; i < m_loras.size(); ++i)
        m_loras[i]->showLora(partner.loras[i], models.find(partner.loras[i].model));
    showSpace();
}

// Who has none of these models sees no gap where they would stand.
void PartnerModels::showSpace() {
    const bool isOffered = m_add->menu() && !m_add->menu()->isEmpty();
    setVisible(isOffered || !m_controls.empty() || !m_loras.empty());
}

void PartnerModels::add(const core::plan::ModelInfo& model) {
    Q_EMIT gestureBegan();
    edit([&](PartnerPlan& partner) {
        if (model.kind == ModelKind::Lora && partner.loras.size() < limits::kLoras)
            partner.loras.push_back({.model = model.id, .strength = model.strength});
        if (model.kind == ModelKind::ControlNet && partner.controls.size() < limits::kControls)
            partner.controls.push_back(
                {.model = model.id, .map = model.control.value_or(core::plan::ControlMap::Pose)});
    });
}

ControlCard* PartnerModels::createControl(std::size_t index) {
    auto* card = new ControlCard(m_prefix + QString("Control%1").arg(index), m_filter, this);
    connect(card, &ControlCard::gestureBegan, this, &PartnerModels::gestureBegan);
    follow(card, index, &PartnerPlan::controls);
    return card;
}

LoraCard* PartnerModels::createLora(std::size_t index) {
    auto* card = new LoraCard(m_prefix + QString("Lora%1").arg(index), m_filter, this);
    connect(card, &LoraCard::gestureBegan, this, &PartnerModels::gestureBegan);
    follow(card, index, &PartnerPlan::loras);
    return card;
}

template <typename Card, typename Part>
void PartnerModels::follow(Card* card, std::size_t index, std::vector<Part> PartnerPlan::*parts) {
    connect(card, &Card::edited, this, [this, index, parts](const Part& part) {
        edit([&](PartnerPlan& partner) { (partner.*parts).at(index) = part; });
    });
    connect(card, &ModelCard::removeWanted, this, [this, index, parts] {
        Q_EMIT gestureBegan();
        edit([&](PartnerPlan& partner) {
            (partner.*parts).erase((partner.*parts).begin() + static_cast<std::ptrdiff_t>(index));
        });
    });
}

template <typename Change>
void PartnerModels::edit(const Change& change) {
    PartnerPlan partner = m_partner;
    change(partner);
    Q_EMIT edited(partner);
}

}  // namespace ui
