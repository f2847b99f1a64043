#include "ui/plan/lora_panel.h"

#include <QLabel>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/plan/lora_card.h"
#include "ui/widgets/card_list.h"
#include "ui/widgets/field_filter.h"

namespace ui {
LoraPanel::LoraPanel(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_filter(filter),
      m_list(new QVBoxLayout),
      m_add(new QToolButton(this)),
      m_hint(new QLabel(tr("No LoRAs yet: Settings > Models… adds them."), this)) {
    m_add->setObjectName("addLoraButton");
    m_add->setText(tr("Add a LoRA ▾"));
    m_add->setToolTip(tr("A small file that changes the plan's own model, its style or what it knows"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_hint->setObjectName("loraHint");
    m_hint->setProperty("role", "dim");
    m_hint->setWordWrap(true);
    m_list->setSpacing(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_list);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_hint);
    connect(&m_document, &Document::changed, this, &LoraPanel::follow);
    connect(&m_document, &Document::modelsChanged, this, &LoraPanel::offer);
    offer();
}

void LoraPanel::offer() {
    offerModels(*m_add, m_document.models(), {core::plan::ModelKind::Lora}, [this](const auto& model) { add(model); });
    showLoras();
}

void LoraPanel::add(const core::plan::ModelInfo& model) {
    auto loras = m_document.plan().loras;
    loras.push_back({.model = model.id, .strength = model.strength});
    m_document.beginGesture();
    setLoras(m_document, loras);
}

void LoraPanel::follow(Change change) {
    if (change == Change::Loras || change == Change::WholePlan) showLoras();
}

void LoraPanel::showLoras() {
    const auto& loras = m_document.plan().loras;
    fitCards(m_cards, *m_list, loras.size(), [this](std::size_t index) { return createCard(index); });
    for (std::size_t i = 0; i < loras.size(); ++i)
        m_cards[i]->showLora(loras[i], m_document.models().find(loras[i].model));
    const bool known = !m_add->menu()->isEmpty();
    m_add->setEnabled(known && loras.size() < core::plan::limits::kLoras);
    m_add->setVisible(known);
    m_hint->setVisible(!known && loras.empty());
}

LoraCard* LoraPanel::createCard(std::size_t index) {
    auto* card = new LoraCard(QString("lora%1").arg(index), m_filter, this);
    connect(card, &LoraCard::gestureBegan, this, [this] { m_document.beginGesture(); });
    connect(card, &LoraCard::edited, this, [this, index](const auto& lora) {
        auto loras = m_document.plan().loras;
        loras.at(index) = lora;
        setLoras(m_document, loras);
    });
    connect(card, &ModelCard::removeWanted, this, [this, index] {
        auto loras = m_document.plan().loras;
        loras.erase(loras.begin() + static_cast<std::ptrdiff_t>(index));
        m_document.beginGesture();
        setLoras(m_document, loras);
    });
    return card;
}

}  // namespace ui
