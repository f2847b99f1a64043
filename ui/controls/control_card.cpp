#include "ui/controls/control_card.h"

#include "ui/plan/timestep_range_editor.h"
#include "ui/support/theme.h"
#include "ui/widgets/strength_field.h"

namespace ui {
namespace {

using core::plan::ControlPlan;

}  // namespace

ControlCard::ControlCard(const QString& prefix, FieldFilter& filter, QWidget* parent)
    : ModelCard(prefix, parent),
      m_strength(new StrengthField(prefix + "Strength", core::plan::limits::kControlStrength,
                                   StrengthField::Number::Shown, filter, this)),
      m_range(new TimestepRangeEditor(prefix, filter, this)) {
    setObjectName(prefix + "Card");
    addRow(tr("Strength"), m_strength);
    addRow(tr("Acts"), m_range);
    setColor(colors().controlNet);
    connect(this, &ModelCard::switched, this, [this](bool on) {
        Q_EMIT gestureBegan();
        edit([on](ControlPlan& control) { control.on = on; });
    });
    connect(m_strength, &StrengthField::pressed, this, &ControlCard::gestureBegan);
    connect(m_strength, &StrengthField::edited, this,
            [this](double strength) { edit([strength](ControlPlan& control) { control.strength = strength; }); });
    connect(m_range, &TimestepRangeEditor::edited, this,
            [this](const auto& range) { edit([&range](ControlPlan& control) { control.range = range; }); });
}

template <typename Change>
void ControlCard::edit(const Change& change) {
    ControlPlan control = m_control;
    change(control);
    Q_EMIT edited(control);
}

void ControlCard::showControl(const ControlPlan& control, const core::plan::ModelInfo* info) {
    m_control = control;
    const bool pose = control.map == core::plan::ControlMap::Pose;
    showHeading(control.on, QString::fromStdString(info ? info->label : control.model),
                !info  ? tr("missing")
                : pose ? tr("reads the pose")
                       : tr("reads the edges"));
    m_strength->showStrength(control.strength);
    m_range->showRange(control.range);
}

}  // namespace ui
