#include "ui/partners/partners_dock.h"

#include <QLabel>

#include "ui/document/document.h"
#include "ui/document/mask_edits.h"
#include "ui/document/partner_choice.h"
#include "ui/document/plan_edits.h"
#include "ui/partners/mask_editor.h"
#include "ui/partners/partner_card.h"
#include "ui/widgets/card_list.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/panel_scroll.h"

namespace ui {

PartnersDock::PartnersDock(Document& document, QWidget* parent)
    : DockPanel("partnersDock", tr("Partners"), parent),
      m_document(document),
      m_filter(new FieldFilter(this)),
      m_add(new QToolButton(this)) {
    m_add->setObjectName("addPartnerButton");
    m_add->setText(tr("Add a partner ▾"));
    m_add->setToolTip(tr("A model with a latent space of its own that paints along"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto* contents = new QWidget(this);
    m_column = new QVBoxLayout(contents);
    m_column->setContentsMargins(12, 6, 12, 12);
    m_column->setSpacing(8);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_column->addStretch();
    setWidget(new PanelScroll("partnersDockScroll", contents, this));
    connect(m_filter, &FieldFilter::entered, this, [this] { m_document.beginGesture(); });
    connect(&m_document, &Document::changed, this, &PartnersDock::follow);
    connect(&m_document, &Document::modelsChanged, this, &PartnersDock::offer);
    offer();
}

void PartnersDock::offer() {
    offerModels(*m_add, m_document.models(), {core::plan::ModelKind::Partner, core::plan::ModelKind::Pair},
                [this](const auto& model) { add(model); });
    for (auto* card : m_cards) card->offer(m_document.models());
    showPartners();
}

void PartnersDock::add(const core::plan::ModelInfo& model) {
    auto partners = m_document.plan().partners;
    partners.push_back(newPartner(model));
    m_document.beginGesture();
    setPartners(m_document, partners);
}

void PartnersDock::follow(Change change) {
    if (change == Change::Partners || change == Change::Size || change == Change::WholePlan) showPartners();
}

void PartnersDock::showPartners() {
    const auto& partners = m_document.plan().partners;
    fitCards(m_cards, *m_column, partners.size(), [this](std::size_t index) { return createCard(index); });
    for (std::size_t i = 0; i < partners.size(); ++i) {
        m_cards[i]->showPartner(partners[i], m_document.models());
        m_cards[i]->mask().showMask(!partners[i].mask.isEmpty(), maskedShare(m_document, i));
    }
    m_add->setEnabled(!m_add->menu()->isEmpty() && partners.size() < core::plan::limits::kPartners);
    note()->setText(partners.empty() ? QString() : QString::number(partners.size()));
}

PartnerCard* PartnersDock::createCard(std::size_t index) {
    auto* card = new PartnerCard(index, *m_filter, this);
    card->offer(m_document.models());
    connect(card, &PartnerCard::gestureBegan, this, [this] { m_document.beginGesture(); });
    connect(card, &PartnerCard::edited, this, [this, index](const auto& partner) {
        auto partners = m_document.plan().partners;
        partners.at(index) = partner;
        setPartners(m_document, partners);
    });
    const MaskEditor* mask = &card->mask();
    connect(mask, &MaskEditor::invertWanted, this, [this, index] { invertMask(m_document, index); });
    connect(mask, &MaskEditor::clearWanted, this, [this, index] { removeMask(m_document, index); });
    connect(mask, &MaskEditor::paintWanted, this, [this, index] {
        m_document.setMaskedPartner(index);
        Q_EMIT maskWanted();
    });
    connect(card, &ModelCard::removeWanted, this, [this, index] {
        auto partners = m_document.plan().partners;
        partners.erase(partners.begin() + static_cast<std::ptrdiff_t>(index));
        m_document.beginGesture();
        setPartners(m_document, partners);
    });
    return card;
}

}  // namespace ui
