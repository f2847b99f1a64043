#include "ui/plan/plan_dock.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include "core/plan/sampler_names.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/document/stage_choice.h"
#include "ui/plan/low_stage_editor.h"
#include "ui/plan/seed_editor.h"
#include "ui/plan/size_editor.h"
#include "ui/plan/t_struct_editor.h"
#include "ui/queue/plan_batch.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/field_filter.h"
#include "ui/widgets/panel_scroll.h"

namespace ui {
namespace {

namespace limits = core::plan::limits;

constexpr double kGuidanceStep = 0.5;

}  // namespace

PlanDock::PlanDock(Document& document, QWidget* parent)
    : DockPanel("planDock", tr("Plan"), parent),
      m_document(document),
      m_filter(new FieldFilter(this)),
      m_size(new SizeEditor(document, *m_filter, this)),
      m_lowStage(new LowStageEditor(document, *m_filter, this)),
      m_steps(new QSpinBox(this)),
      m_stopAfter(new QToolButton(this)),
      m_guidance(new QDoubleSpinBox(this)),
      m_sampler(new ChoiceBox("samplerCombo", tr("Sampler"), this)),
      m_spacing(new ChoiceBox("spacingCombo", tr("Spacing"), this)),
      m_seed(new SeedEditor(document, *m_filter, this)),
      m_tStruct(new TStructEditor(document, *m_filter, this)),
      m_batch(new QSpinBox(this)),
      m_model(new ChoiceBox("modelCombo", tr("Model"), this)) {
    createFields();
    setWidget(createContents());
    connectFields();
    follow(Change::WholePlan);
}

void PlanDock::createFields() {
    m_steps->setObjectName("stepsSpin");
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setToolTip(tr("More steps take longer and show finer detail"));
    m_steps->setRange(limits::kSteps.least, limits::kSteps.most);
    m_steps->setKeyboardTracking(false);
    m_stopAfter->setObjectName("stopAfterButton");
    m_stopAfter->setToolTip(tr("This picture was finished early. Click to take all the steps."));
    m_guidance->setObjectName("guidanceSpin");
    m_guidance->setAccessibleName(tr("Guidance"));
    m_guidance->setToolTip(tr("How closely the picture keeps to the prompt; 1 leaves the negative prompt out"));
    m_guidance->setRange(limits::kGuidance.least, limits::kGuidance.most);
    m_guidance->setSingleStep(kGuidanceStep);
    m_guidance->setDecimals(1);
    m_guidance->setKeyboardTracking(false);
    m_batch->setObjectName("batchSpin");
    m_batch->setAccessibleName(tr("Batch"));
    m_batch->setToolTip(tr("How many pictures: with this seed and those that follow, or each with a random one"));
    m_batch->setRange(1, kMostInBatch);
    offerSamplers();
    m_spacing->setToolTip(
        tr("How the noise of the steps falls; Karras and Exponential take more steps near the picture"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_steps, m_guidance, m_sampler, m_spacing, m_model})
        m_filter->watch(field);
}

void PlanDock::offerSamplers() {
    QStringList askTwice;
    for (const auto& sampler : core::plan::samplers()) {
        m_sampler->offer(QString::fromStdString(sampler.id), QString::fromStdString(sampler.label));
        if (sampler.evaluations == 2) askTwice << QString::fromStdString(sampler.label);
    }
    m_sampler->setToolTip(tr("%1 ask the model twice a step").arg(askTwice.join(tr(" and "))));
}

QWidget* PlanDock::createContents() {
    auto* contents = new QWidget(this);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(14, 6, 12, 12);
    column->setSpacing(14);
    column->addLayout(createForm());
    column->addStretch();
    return new PanelScroll("planDockScroll", contents, this);
}

QGridLayout* PlanDock::createForm() {
    auto* rows = new QGridLayout;
    rows->setHorizontalSpacing(12);
    rows->setVerticalSpacing(7);
    rows->setColumnStretch(1, 1);
    const auto addRow = [this, rows](const QString& name, QWidget* field) {
        auto* label = new QLabel(name, this);
        label->setBuddy(field);
        const int row = rows->rowCount();
        rows->addWidget(label, row, 0);
        rows->addWidget(field, row, 1);
        return label;
    };
    addRow(tr("Size"), m_size);
    addRow(tr("Stages"), m_lowStage);
    addRow(tr("Steps"), m_steps);
    rows->addWidget(m_stopAfter, rows->rowCount(), 1);
    addRow(tr("Guidance"), m_guidance);
    addRow(tr("Sampler"), m_sampler);
    addRow(tr("Spacing"), m_spacing);
    addRow(tr("Seed"), m_seed);
    m_tStructName = addRow(tr("T_struct"), m_tStruct);
    addRow(tr("Batch"), m_batch);
    addRow(tr("Model"), m_model);
    return rows;
}

void PlanDock::connectFields() {
    connect(m_filter, &FieldFilter::entered, this, [this] { m_document.beginGesture(); });
    connect(m_steps, &QSpinBox::valueChanged, this, [this](int steps) { setSteps(m_document, steps); });
    connect(m_stopAfter, &QToolButton::clicked, this, [this] { setSteps(m_document, m_document.plan().steps); });
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this, [this](double value) { setGuidance(m_document, value); });
    connect(m_sampler, &ChoiceBox::chosen, this, [this](const QString& id) { setSampler(m_document, id); });
    connect(m_spacing, &ChoiceBox::chosen, this, [this](const QString& id) { setSpacing(m_document, id); });
    connect(m_model, &ChoiceBox::chosen, this, [this](const QString& id) { choose(id); });
    connect(m_seed, &SeedEditor::reuseWanted, this, &PlanDock::seedReuseWanted);
    connect(&m_document, &Document::changed, this, &PlanDock::follow);
    connect(&m_document, &Document::modelsChanged, this, &PlanDock::offerModels);
}

void PlanDock::follow(Change change) {
    const bool all = change == Change::WholePlan;
    const auto& plan = m_document.plan();
    const QSignalBlocker guidance(m_guidance);
    if (all || change == Change::Steps || change == Change::Sampler) showSteps();
    if (all || change == Change::Guidance) m_guidance->setValue(plan.guidance);
    if (all || change == Change::Sampler) showSampler();
    if (all || change == Change::Model) showModel();
}

void PlanDock::offerModels() {
    m_model->clearChoices();
    for (const auto& model : m_document.models())
        if (model.kind == core::plan::ModelKind::Pair)
            m_model->offer(QString::fromStdString(model.id), QString::fromStdString(model.label));
    showModel();
}

void PlanDock::showSteps() {
    const auto& plan = m_document.plan();
    const QSignalBlocker blocker(m_steps);
    m_steps->setMaximum(core::plan::mostSteps(plan.sampler));
    m_steps->setValue(plan.steps);
    m_stopAfter->setText(tr("Stops after step %1 ✕").arg(plan.stopAfter));
    m_stopAfter->setVisible(plan.stopAfter > 0);
}

void PlanDock::showSampler() {
    const auto& plan = m_document.plan();
    m_sampler->showChoice(QString::fromStdString(plan.sampler));
    m_spacing->clearChoices();
    for (const auto& spacing : core::plan::spacings()) {
        if (!core::plan::offersSpacing(plan.sampler, spacing.id)) continue;
        m_spacing->offer(QString::fromStdString(spacing.id),
                         spacing.label.empty() ? tr("The model's") : QString::fromStdString(spacing.label));
    }
    m_spacing->showChoice(QString::fromStdString(plan.spacing));
}

void PlanDock::choose(const QString& id) {
    const auto* model = m_document.models().find(id.toStdString());
    const auto* before = m_document.models().find(m_document.plan().model);
    if (model && before)
        chooseModel(m_document, *model, *before);
    else
        setModel(m_document, id);
}

void PlanDock::showModel() {
    const std::string& id = m_document.plan().model;
    m_model->showChoice(QString::fromStdString(id));
    const auto* model = m_document.models().find(id);
    for (QWidget* part : std::initializer_list<QWidget*>{m_tStructName, m_tStruct})
        part->setVisible(!model || model->timeDecoupled);
    if (!model) return;
    m_size->setModel(*model);
    m_lowStage->setModel(*model);
}

int PlanDock::batch() const { return m_batch->value(); }

}  // namespace ui
