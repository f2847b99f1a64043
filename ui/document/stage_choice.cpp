#include "ui/document/stage_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/plan/low_stage_suggestion.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

using core::plan::LowStage;
using core::plan::ModelInfo;
using core::plan::Plan;

using Stages = std::vector<LowStage>;

Stages advisedStages(const QSize& size, const ModelInfo& model) {
    const auto stage = core::plan::suggestedLowStage(size.width(), size.height(), model);
    return stage ? Stages{*stage} : Stages();
}

// Where it hands over is a matter of taste, and no stage of a person's own.
bool haveSameSizes(const Stages& a, const Stages& b) {
    return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
        return one.width == other.width && one.height == other.height;
    });
}

Stages stagesAfter(const Plan& plan, const QSize& size, const ModelInfo& before, const ModelInfo& model) {
    if (!haveSameSizes(plan.lowStages, advisedStages(sizeOf(plan), before))) return plan.lowStages;
    Stages stages = advisedStages(size, model);
    if (!stages.empty() && !plan.lowStages.empty()) stages.front().tLow = plan.lowStages.front().tLow;
    return stages;
}

}  // namespace

void chooseSize(Document& document, const QSize& size, const ModelInfo& model) {
    setSizeAndStages(document, size, stagesAfter(document.plan(), size, model, model));
}

void chooseModel(Document& document, const ModelInfo& model, const ModelInfo& before) {
    const auto& plan = document.plan();
    const Stages stages = stagesAfter(plan, sizeOf(plan), before, model);
    const QString id = QString::fromStdString(model.id);
    if (stages == plan.lowStages) return setModel(document, id);
    document.undoStack().beginMacro(QCoreApplication::translate("ui::ContentField", "model"));
    setModel(document, id);
    setLowStages(document, stages);
    document.undoStack().endMacro();
}

}  // namespace ui
