#include "ui/partners/partner_card.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/partners/mask_editor.h"
#include "ui/partners/partner_models.h"
#include "ui/plan/timestep_range_editor.h"
#include "ui/support/theme.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/strength_field.h"

namespace ui {
namespace {

using core::plan::BridgeKind;
using core::plan::PartnerPlan;

namespace limits = core::plan::limits;

QString prefixOf(std::size_t index) { return QString("partner%1").arg(index); }

QString spaceText(const core::plan::ModelInfo& info) {
    return QString("%1 × 1/%2 · %3 px").arg(info.latentChannels).arg(info.downsampling).arg(info.nativeWidth);
}

void showText(QLineEdit& field, const std::string& text) {
    const auto shown = QString::fromStdString(text);
    if (field.text() != shown) field.setText(shown);
}

}  // namespace

PartnerCard::PartnerCard(std::size_t index, FieldFilter& filter, QWidget* parent)
    : ModelCard(prefixOf(index), parent),
      m_index(index),
      m_strength(new StrengthField(prefixOf(index) + "Strength", limits::kPartnerStrength, StrengthField::Number::Shown,
                                   filter, this)),
      m_range(new TimestepRangeEditor(prefixOf(index), filter, this)),
      m_guidance(new QDoubleSpinBox(this)),
      m_mask(new MaskEditor(prefixOf(index), this)),
      m_models(new PartnerModels(prefixOf(index), filter, this)) {
    setObjectName(prefixOf(index) + "Card");
    addRow(tr("Strength"), m_strength);
    addRow(tr("Acts"), m_range);
    addRow(tr("Guidance"), m_guidance);
    addRow(tr("Bridge"), createBridgeChoice(prefixOf(index)));
    addRow(tr("Mask"), m_mask);
    m_prompt = addText(tr("Prompt"), prefixOf(index) + "Prompt", &PartnerPlan::prompt);
    m_negative = addText(tr("Avoid"), prefixOf(index) + "Negative", &PartnerPlan::negative);
    addRow({}, m_models);
    connect(m_models, &PartnerModels::gestureBegan, this, &PartnerCard::gestureBegan);
    connect(m_models, &PartnerModels::edited, this, &PartnerCard::edited);
    takeColor();
    m_guidance->setObjectName(prefixOf(index) + "Guidance");
    m_guidance->setAccessibleName(tr("Guidance"));
    m_guidance->setToolTip(tr("How closely the partner keeps to the prompt and to its control map"));
    m_guidance->setRange(limits::kGuidance.least, limits::kGuidance.most);
    m_guidance->setSingleStep(0.5);
    m_guidance->setDecimals(1);
    m_guidance->setKeyboardTracking(false);
    filter.watch(m_guidance);
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { edit([value](PartnerPlan& partner) { partner.guidance = value; }); });
    connect(this, &ModelCard::switched, this, [this](bool on) {
        Q_EMIT gestureBegan();
        edit([on](PartnerPlan& partner) { partner.on = on; });
    });
    connect(m_strength, &StrengthField::pressed, this, &PartnerCard::gestureBegan);
    connect(m_strength, &StrengthField::edited, this, [this](double strength) {
        edit([strength](PartnerPlan& partner) {
            partner.strength = strength;
            partner.curve.clear();
        });
    });
    connect(m_range, &TimestepRangeEditor::edited, this,
            [this](const auto& range) { edit([&range](PartnerPlan& partner) { partner.range = range; }); });
}

// An empty one leaves it to the plan's.
QLineEdit* PartnerCard::addText(const QString& name, const QString& objectName, std::string PartnerPlan::*text) {
    auto* field = new QLineEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(tr("as in the plan"));
    addRow(name, field);
    connect(field, &QLineEdit::editingFinished, this, [this, field, text] {
        if (!field->isModified()) return;
        field->setModified(false);
        Q_EMIT gestureBegan();
        edit([&](PartnerPlan& partner) { partner.*text = field->text().toStdString(); });
    });
    return field;
}

QWidget* PartnerCard::createBridgeChoice(const QString& prefix) {
    auto* choice = new QWidget(this);
    auto* row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* group = new QButtonGroup(this);
    const auto add = [&](const QString& name, const QString& text, const QString& tip, BridgeKind kind) {
        auto* button = new QPushButton(text, choice);
        button->setObjectName(prefix + name);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setProperty("role", "segment");
        group->addButton(button);
        row->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, kind] {
            Q_EMIT gestureBegan();
            edit([kind](PartnerPlan& partner) { partner.bridge = kind; });
        });
        return button;
    };
    m_learned =
        add("BridgeLearned", tr("learned"), tr("A small network between the latent spaces: fast"), BridgeKind::Learned);
    m_image = add("BridgeImage", tr("image space"), tr("Decodes and encodes the picture at each step: exact, slow"),
                  BridgeKind::ImageSpace);
    return choice;
}

template <typename Change>
void PartnerCard::edit(const Change& change) {
    PartnerPlan partner = m_partner;
    change(partner);
    Q_EMIT edited(partner);
}

void PartnerCard::offer(const core::plan::KnownModels& models) { m_models->offer(models); }

void PartnerCard::showPartner(const PartnerPlan& partner, const core::plan::KnownModels& models) {
    m_partner = partner;
    const auto* info = models.find(partner.model);
    showText(*m_prompt, partner.prompt);
    showText(*m_negative, partner.negative);
    m_models->showModels(partner, models);
    showHeading(partner.on, QString::fromStdString(info ? info->label : partner.model),
                info ? spaceText(*info) : tr("missing"));
    const bool isCurve = !partner.curve.empty();
    const auto strength = [](const auto& a, const auto& b) { return a.strength < b.strength; };
    m_strength->showStrength(isCurve ? std::ranges::max_element(partner.curve, strength)->strength : partner.strength);
    m_strength->setToolTip(isCurve ? tr("The curve's highest strength; a move makes it the same at each step")
                                   : tr("How far the partner moves the picture at each step"));
    m_range->showRange(partner.range);
    const QSignalBlocker guidance(m_guidance);
    m_guidance->setValue(partner.guidance);
    (partner.bridge == BridgeKind::Learned ? m_learned : m_image)->setChecked(true);
}

void PartnerCard::takeColor() {
    setColor(partnerColor(m_index));
    m_strength->setColor(partnerColor(m_index));
}

void PartnerCard::changeEvent(QEvent* event) {
    ModelCard::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) takeColor();
}

}  // namespace ui
