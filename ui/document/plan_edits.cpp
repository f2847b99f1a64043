#include "ui/document/plan_edits.h"

#include "ui/document/change_value.h"
#include "ui/document/edge_edits.h"

namespace ui {
namespace {

using core::pipeline::Plan;

template <auto Member, typename T>
T getMember(const Plan& plan) {
    return plan.*Member;
}
template <auto Member, typename T>
void setMember(Plan& plan, const T& value) {
    plan.*Member = value;
}
template <typename T, auto Member>
constexpr PlanField<T> memberField(Change change, const char* name) {
    return {change, name, &getMember<Member, T>, &setMember<Member, T>};
}

constexpr auto kPrompt =
    memberField<std::string, &Plan::prompt>(Change::Prompt, QT_TRANSLATE_NOOP("ui::PlanField", "prompt"));
constexpr auto kNegativePrompt = memberField<std::string, &Plan::negativePrompt>(
    Change::NegativePrompt, QT_TRANSLATE_NOOP("ui::PlanField", "negative prompt"));
constexpr auto kModel =
    memberField<std::string, &Plan::model>(Change::Model, QT_TRANSLATE_NOOP("ui::PlanField", "model"));
constexpr auto kSteps = memberField<int, &Plan::steps>(Change::Steps, QT_TRANSLATE_NOOP("ui::PlanField", "steps"));
constexpr auto kGuidance =
    memberField<double, &Plan::guidance>(Change::Guidance, QT_TRANSLATE_NOOP("ui::PlanField", "guidance"));
constexpr auto kSampler =
    memberField<std::string, &Plan::sampler>(Change::Sampler, QT_TRANSLATE_NOOP("ui::PlanField", "sampler"));
constexpr auto kSeed =
    memberField<std::uint64_t, &Plan::seed>(Change::Seed, QT_TRANSLATE_NOOP("ui::PlanField", "seed"));
constexpr auto kTStruct =
    memberField<int, &Plan::tStruct>(Change::TStruct, QT_TRANSLATE_NOOP("ui::PlanField", "T_struct"));

constexpr auto kLowStages = memberField<std::vector<core::pipeline::LowStage>, &Plan::lowStages>(
    Change::LowStages, QT_TRANSLATE_NOOP("ui::PlanField", "low-resolution stage"));
constexpr auto kPeople = memberField<std::vector<core::control::Person>, &Plan::people>(
    Change::People, QT_TRANSLATE_NOOP("ui::PlanField", "pose"));
// A map and what it was drawn from go together.
struct EdgesValue {
    core::SharedImage map;
    std::shared_ptr<const core::control::EdgeDrawing> drawing;

    bool operator==(const EdgesValue&) const = default;
};
EdgesValue edgesOf(const Plan& plan) { return {plan.edges, plan.drawing}; }
void setEdgesOf(Plan& plan, const EdgesValue& value) {
    plan.edges = value.map;
    plan.drawing = value.drawing;
}
constexpr PlanField<EdgesValue> kEdges{Change::Edges, QT_TRANSLATE_NOOP("ui::PlanField", "edges"), &edgesOf,
                                       &setEdgesOf};
constexpr auto kPartners = memberField<std::vector<core::pipeline::PartnerPlan>, &Plan::partners>(
    Change::Partners, QT_TRANSLATE_NOOP("ui::PlanField", "partners"));
constexpr auto kControls = memberField<std::vector<core::pipeline::ControlPlan>, &Plan::controls>(
    Change::Controls, QT_TRANSLATE_NOOP("ui::PlanField", "controls"));

void setSizeOf(Plan& plan, const QSize& size) {
    plan.width = size.width();
    plan.height = size.height();
}
constexpr PlanField<QSize> kSize{Change::Size, QT_TRANSLATE_NOOP("ui::PlanField", "size"), &sizeOf, &setSizeOf};

Plan wholePlan(const Plan& plan) { return plan; }
void setWholePlan(Plan& plan, const Plan& value) { plan = value; }
constexpr PlanField<Plan> kWholePlan{Change::WholePlan, QT_TRANSLATE_NOOP("ui::PlanField", "whole plan"), &wholePlan,
                                     &setWholePlan};

template <typename T>
void change(Document& document, const PlanField<T>& field, const T& value) {
    if (field.get(document.plan()) == value) return;
    document.undoStack().push(new ChangeValue<T>(document, field, value));
}

}  // namespace

QSize sizeOf(const Plan& plan) { return {plan.width, plan.height}; }

void setPrompt(Document& document, const QString& prompt) { change(document, kPrompt, prompt.toStdString()); }
void setNegativePrompt(Document& document, const QString& prompt) {
    change(document, kNegativePrompt, prompt.toStdString());
}
void setModel(Document& document, const QString& id) { change(document, kModel, id.toStdString()); }
void setSize(Document& document, const QSize& size) { change(document, kSize, size); }
void setSteps(Document& document, int steps) { change(document, kSteps, steps); }
void setGuidance(Document& document, double guidance) { change(document, kGuidance, guidance); }
void setSampler(Document& document, const QString& id) { change(document, kSampler, id.toStdString()); }
void setSeed(Document& document, std::uint64_t seed) { change(document, kSeed, seed); }
void setTStruct(Document& document, int timestep) { change(document, kTStruct, timestep); }

void setLowStages(Document& document, const std::vector<core::pipeline::LowStage>& stages) {
    change(document, kLowStages, stages);
}
void setPeople(Document& document, const std::vector<core::control::Person>& people) {
    change(document, kPeople, people);
}
void setEdges(Document& document, const core::SharedImage& edges) {
    change(document, kEdges, EdgesValue{edges, nullptr});
}

core::control::EdgeDrawing drawingOf(const Plan& plan) {
    return plan.drawing ? *plan.drawing : core::control::EdgeDrawing{.source = plan.edges, .strokes = {}};
}

void setDrawing(Document& document, const core::control::EdgeDrawing& drawing) {
    if (drawing.source.isEmpty() && drawing.strokes.empty()) return setEdges(document, {});
    const auto& plan = document.plan();
    change(document, kEdges,
           EdgesValue{core::control::drawEdges(drawing, plan.width, plan.height),
                      std::make_shared<const core::control::EdgeDrawing>(drawing)});
}
void setPartners(Document& document, const std::vector<core::pipeline::PartnerPlan>& partners) {
    change(document, kPartners, partners);
}
void setControls(Document& document, const std::vector<core::pipeline::ControlPlan>& controls) {
    change(document, kControls, controls);
}

void restorePlan(Document& document, const Plan& plan) {
    document.beginGesture();
    change(document, kWholePlan, plan);
}

void restorePrompts(Document& document, const Plan& plan) {
    document.beginGesture();
    document.undoStack().beginMacro(QCoreApplication::translate("ui::PlanField", "prompt"));
    change(document, kPrompt, plan.prompt);
    change(document, kNegativePrompt, plan.negativePrompt);
    document.undoStack().endMacro();
}

}  // namespace ui
