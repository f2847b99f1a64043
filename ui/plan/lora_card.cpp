#include "ui/plan/lora_card.h"

#include <QEvent>

#include "ui/support/theme.h"
#include "ui/widgets/strength_field.h"

namespace ui {
namespace {

using core::plan::LoraPlan;

}  // namespace

LoraCard::LoraCard(const QString& prefix, FieldFilter& filter, QWidget* parent)
    : ModelCard(prefix, parent),
      m_strength(new StrengthField(prefix + "Strength", core::plan::limits::kLoraStrength, StrengthField::Number::Typed,
                                   filter, this)) {
    setObjectName(prefix + "Card");
    m_strength->setToolTip(tr("How far it changes the model; below 0 it turns its effect around"));
    addRow(tr("Strength"), m_strength);
    setColor(colors().dimText);
    connect(this, &ModelCard::switched, this, [this](bool on) {
        Q_EMIT gestureBegan();
        edit([on](LoraPlan& lora) { lora.on = on; });
    });
    connect(m_strength, &StrengthField::pressed, this, &LoraCard::gestureBegan);
    connect(m_strength, &StrengthField::edited, this,
            [this](double strength) { edit([strength](LoraPlan& lora) { lora.strength = strength; }); });
}

template <typename Change>
void LoraCard::edit(const Change& change) {
    LoraPlan lora = m_lora;
    change(lora);
    Q_EMIT edited(lora);
}

void LoraCard::showLora(const LoraPlan& lora, const core::plan::ModelInfo* info) {
    m_lora = lora;
    showHeading(lora.on, QString::fromStdString(info ? info->label : lora.model),
                info ? QStringLiteral("LoRA") : tr("missing"));
    m_strength->showStrength(lora.strength);
}

void LoraCard::changeEvent(QEvent* event) {
    ModelCard::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setColor(colors().dimText);
}

}  // namespace ui
