#include "ui/plan/low_stage_editor.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "core/plan/low_stage_suggestion.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/widgets/field_filter.h"

namespace ui {
namespace {

namespace limits = core::plan::limits;

}  // namespace

LowStageEditor::LowStageEditor(Document& document, FieldFilter& filter, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_on(new QCheckBox(tr("small first"), this)),
      m_width(createSpin("lowWidthSpin", tr("Width of the low-resolution stage"), limits::kSide, filter)),
      m_height(createSpin("lowHeightSpin", tr("Height of the low-resolution stage"), limits::kSide, filter)),
      m_tLow(createSpin("tLowSpin", tr("T_low"), limits::kTLow, filter)),
      m_fields(new QWidget(this)),
      m_hint(new QLabel(this)) {
    m_on->setObjectName("lowStageCheck");
    m_on->setToolTip(tr("Paint the layout at a low resolution, then go on at the full one"));
    m_tLow->setToolTip(tr("The timestep at which the low-resolution stage hands its picture over"));
    m_hint->setObjectName("lowStageHint");
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", "dim");
    auto* size = new QHBoxLayout;
    size->setSpacing(4);
    size->addWidget(m_width, 1);
    size->addWidget(new QLabel("×", this));
    size->addWidget(m_height, 1);
    auto* handover = new QHBoxLayout;
    handover->setSpacing(4);
    handover->addWidget(new QLabel(tr("until T_low"), this));
    handover->addWidget(m_tLow, 1);
    auto* rows = new QVBoxLayout(m_fields);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(size);
    rows->addLayout(handover);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_on);
    column->addWidget(m_fields);
    column->addWidget(m_hint);
    connect(m_on, &QCheckBox::toggled, this, &LowStageEditor::switchStage);
    connect(m_hint, &QLabel::linkActivated, this, [this] { switchStage(true); });
    connect(&m_document, &Document::changed, this, &LowStageEditor::follow);
    showStage();
}

QSpinBox* LowStageEditor::createSpin(const QString& objectName, const QString& name, const core::Range<int>& range,
                                     FieldFilter& filter) {
    auto* spin = new QSpinBox(this);
    spin->setObjectName(objectName);
    spin->setAccessibleName(name);
    spin->setToolTip(name);
    spin->setRange(range.least, range.most);
    spin->setKeyboardTracking(false);
    filter.watch(spin);
    connect(spin, &QSpinBox::valueChanged, this, &LowStageEditor::takeStage);
    return spin;
}

void LowStageEditor::setModel(const core::plan::ModelInfo& model) {
    m_model = model;
    for (QSpinBox* spin : {m_width, m_height}) spin->setSingleStep(model.sizeStep);
    showStage();
}

core::plan::LowStage LowStageEditor::suggestion() const {
    const auto& plan = m_document.plan();
    const auto advised = core::plan::suggestedLowStage(plan.width, plan.height, m_model);
    return advised.value_or(core::plan::halvedLowStage(plan.width, plan.height, m_model));
}

void LowStageEditor::switchStage(bool on) {
    m_document.beginGesture();
    if (on)
        setLowStages(m_document, {suggestion()});
    else
        setLowStages(m_document, {});
}

void LowStageEditor::takeStage() {
    auto stages = m_document.plan().lowStages;
    if (stages.empty()) return;
    stages.front() = {m_width->value(), m_height->value(), m_tLow->value()};
    setLowStages(m_document, stages);
}

void LowStageEditor::follow(Change change) {
    if (change == Change::LowStages || change == Change::Size || change == Change::WholePlan) showStage();
}

// No stage is larger than what follows it.
int LowStageEditor::mostOf(const QSpinBox& spin) const {
    const auto& plan = m_document.plan();
    const bool isLast = plan.lowStages.size() < 2;
    if (&spin == m_width) return isLast ? plan.width : plan.lowStages[1].width;
    if (&spin == m_height) return isLast ? plan.height : plan.lowStages[1].height;
    return limits::kTLow.most;
}

void LowStageEditor::showStage() {
    const auto& plan = m_document.plan();
    const bool on = !plan.lowStages.empty();
    const auto stage = on ? plan.lowStages.front() : suggestion();
    const std::pair<QSpinBox*, int> values[] = {{m_width, stage.width}, {m_height, stage.height}, {m_tLow, stage.tLow}};
    for (const auto& [spin, value] : values) {
        const QSignalBlocker blocker(spin);
        spin->setMaximum(mostOf(*spin));
        spin->setValue(value);
    }
    const QSignalBlocker blocker(m_on);
    m_on->setChecked(on);
    m_fields->setVisible(on);
    m_hint->setVisible(!on && core::plan::suggestedLowStage(plan.width, plan.height, m_model));
    m_hint->setText(tr("The model knows pictures of about %1 × %2. <a href=\"low\">Begin at %3 × %4</a>")
                        .arg(m_model.nativeWidth)
                        .arg(m_model.nativeHeight)
                        .arg(stage.width)
                        .arg(stage.height));
}

}  // namespace ui
