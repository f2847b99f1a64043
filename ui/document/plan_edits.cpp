#include "ui/document/plan_edits.h"

#include "core/plan/plan_nearest.h"
#include "core/plan/sampler_names.h"
#include "ui/document/change_value.h"
#include "ui/document/edge_edits.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

using core::plan::Plan;

template <auto Member, typename T>
T getMember(const Content& content) {
    return content.plan.*Member;
}
template <auto Member, typename T>
void setMember(Content& content, const T& value) {
    content.plan.*Member = value;
}
template <typename T, auto Member>
constexpr ContentField<T> memberField(Change change, const char* name) {
    return {change, name, &getMember<Member, T>, &setMember<Member, T>};
}

constexpr auto kPrompt =
    memberField<std::string, &Plan::prompt>(Change::Prompt, QT_TRANSLATE_NOOP("ui::ContentField", "prompt"));
constexpr auto kNegativePrompt = memberField<std::string, &Plan::negativePrompt>(
    Change::NegativePrompt, QT_TRANSLATE_NOOP("ui::ContentField", "negative prompt"));
constexpr auto kStyles = memberField<std::vector<core::plan::StyleTerm>, &Plan::styles>(
    Change::Styles, QT_TRANSLATE_NOOP("ui::ContentField", "styles"));
constexpr auto kModel =
    memberField<std::string, &Plan::model>(Change::Model, QT_TRANSLATE_NOOP("ui::ContentField", "model"));
// Other steps are meant as a whole: an early end goes with the old ones.
struct StepsValue {
    int steps;
    int stopAfter;

    bool operator==(const StepsValue&) const = default;
};
StepsValue stepsOf(const Content& content) { return {content.plan.steps, content.plan.stopAfter}; }
void setStepsOf(Content& content, const StepsValue& value) {
    content.plan.steps = value.steps;
    content.plan.stopAfter = value.stopAfter;
}
constexpr ContentField<StepsValue> kSteps{Change::Steps, QT_TRANSLATE_NOOP("ui::ContentField", "steps"), &stepsOf,
                                          &setStepsOf};
constexpr auto kGuidance =
    memberField<double, &Plan::guidance>(Change::Guidance, QT_TRANSLATE_NOOP("ui::ContentField", "guidance"));
// A sampler goes with a spacing that it offers, and with as many steps as it admits.
struct SamplerValue {
    std::string sampler;
    std::string spacing;
    int steps;

    bool operator==(const SamplerValue&) const = default;
};
SamplerValue samplerOf(const Content& content) {
    return {content.plan.sampler, content.plan.spacing, content.plan.steps};
}
void setSamplerOf(Content& content, const SamplerValue& value) {
    content.plan.sampler = value.sampler;
    content.plan.spacing = value.spacing;
    content.plan.steps = value.steps;
}
constexpr ContentField<SamplerValue> kSampler{Change::Sampler, QT_TRANSLATE_NOOP("ui::ContentField", "sampler"),
                                              &samplerOf, &setSamplerOf};
constexpr auto kSeed =
    memberField<std::uint64_t, &Plan::seed>(Change::Seed, QT_TRANSLATE_NOOP("ui::ContentField", "seed"));
constexpr auto kTStruct =
    memberField<int, &Plan::tStruct>(Change::TStruct, QT_TRANSLATE_NOOP("ui::ContentField", "T_struct"));

constexpr auto kLowStages = memberField<std::vector<core::plan::LowStage>, &Plan::lowStages>(
    Change::LowStages, QT_TRANSLATE_NOOP("ui::ContentField", "low-resolution stage"));
constexpr auto kPeople = memberField<std::vector<core::control::Person>, &Plan::people>(
    Change::People, QT_TRANSLATE_NOOP("ui::ContentField", "pose"));
// A map and what it was drawn from go together.
struct EdgesValue {
    core::SharedImage map;
    std::shared_ptr<const core::control::EdgeDrawing> drawing;

    bool operator==(const EdgesValue&) const = default;
};
EdgesValue edgesOf(const Content& content) { return {content.plan.edges, content.plan.drawing}; }
void setEdgesOf(Content& content, const EdgesValue& value) {
    content.plan.edges = value.map;
    content.plan.drawing = value.drawing;
}
constexpr ContentField<EdgesValue> kEdges{Change::Edges, QT_TRANSLATE_NOOP("ui::ContentField", "edges"), &edgesOf,
                                          &setEdgesOf};
constexpr auto kPartners = memberField<std::vector<core::plan::PartnerPlan>, &Plan::partners>(
    Change::Partners, QT_TRANSLATE_NOOP("ui::ContentField", "partners"));
constexpr auto kControls = memberField<std::vector<core::plan::ControlPlan>, &Plan::controls>(
    Change::Controls, QT_TRANSLATE_NOOP("ui::ContentField", "controls"));

constexpr auto kLoras = memberField<std::vector<core::plan::LoraPlan>, &Plan::loras>(
    Change::Loras, QT_TRANSLATE_NOOP("ui::ContentField", "LoRAs"));

// Masks are as large as the picture, drawn edges have its proportions, no stage before it is larger.
struct SizeValue {
    QSize size;
    std::vector<core::plan::LowStage> stages;
    EdgesValue edges;
    std::vector<core::SharedImage> masks;  // of the partners

    bool operator==(const SizeValue&) const = default;
};
SizeValue sizedOf(const Content& content) {
    SizeValue value{
        .size = sizeOf(content.plan), .stages = content.plan.lowStages, .edges = edgesOf(content), .masks = {}};
    for (const auto& partner : content.plan.partners) value.masks.push_back(partner.mask);
    return value;
}
void setSized(Content& content, const SizeValue& value) {
    content.plan.width = value.size.width();
    content.plan.height = value.size.height();
    content.plan.lowStages = value.stages;
    setEdgesOf(content, value.edges);
    for (std::size_t i = 0; i < value.masks.size(); ++i) content.plan.partners.at(i).mask = value.masks[i];
}
constexpr ContentField<SizeValue> kSize{Change::Size, QT_TRANSLATE_NOOP("ui::ContentField", "size"), &sizedOf,
                                        &setSized};

core::SharedImage resized(const core::SharedImage& mask, const QSize& size) {
    if (mask.isEmpty()) return {};
    return toCoreMask(toQImage(*mask).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

Plan wholePlan(const Content& content) { return content.plan; }
void setWholePlan(Content& content, const Plan& value) { content.plan = value; }
constexpr ContentField<Plan> kWholePlan{Change::WholePlan, QT_TRANSLATE_NOOP("ui::ContentField", "whole plan"),
                                        &wholePlan, &setWholePlan};
constexpr ContentField<Plan> kPlanControls{Change::WholePlan, QT_TRANSLATE_NOOP("ui::ContentField", "controls"),
                                           &wholePlan, &setWholePlan};

}  // namespace

QSize sizeOf(const Plan& plan) { return {plan.width, plan.height}; }

void setPrompt(Document& document, const QString& prompt) { changeField(document, kPrompt, prompt.toStdString()); }
void setNegativePrompt(Document& document, const QString& prompt) {
    changeField(document, kNegativePrompt, prompt.toStdString());
}
void setStyles(Document& document, const std::vector<core::plan::StyleTerm>& styles) {
    changeField(document, kStyles, styles);
}
void setModel(Document& document, const QString& id) { changeField(document, kModel, id.toStdString()); }
void setSize(Document& document, const QSize& size) { setSizeAndStages(document, size, document.plan().lowStages); }
void setSizeAndStages(Document& document, const QSize& size, const std::vector<core::plan::LowStage>& stages) {
    if (size == sizeOf(document.plan())) return;
    auto value = sizedOf(document.content());
    value.stages = stages;
    value.size = {core::plan::limits::kSide.nearest(size.width()), core::plan::limits::kSide.nearest(size.height())};
    if (value.edges.drawing) value.edges.map = drawEdges(*value.edges.drawing, value.size.width(), value.size.height());
    for (auto& mask : value.masks) mask = resized(mask, value.size);
    changeField(document, kSize, value);
}
void setSteps(Document& document, int steps) { changeField(document, kSteps, StepsValue{steps, 0}); }
void setGuidance(Document& document, double guidance) { changeField(document, kGuidance, guidance); }
void setSampler(Document& document, const QString& id) {
    auto value = samplerOf(document.content());
    value.sampler = id.toStdString();
    if (!core::plan::offersSpacing(value.sampler, value.spacing)) value.spacing = "model";
    changeField(document, kSampler, value);
}
void setSpacing(Document& document, const QString& id) {
    auto value = samplerOf(document.content());
    value.spacing = id.toStdString();
    changeField(document, kSampler, value);
}
void setSeed(Document& document, std::uint64_t seed) { changeField(document, kSeed, seed); }
void setTStruct(Document& document, int timestep) { changeField(document, kTStruct, timestep); }

void setLowStages(Document& document, const std::vector<core::plan::LowStage>& stages) {
    changeField(document, kLowStages, stages);
}
void setPeople(Document& document, const std::vector<core::control::Person>& people) {
    changeField(document, kPeople, people);
}
void setEdges(Document& document, const core::SharedImage& edges) {
    changeField(document, kEdges, EdgesValue{edges, nullptr});
}

core::control::EdgeDrawing drawingOf(const Plan& plan) {
    return plan.drawing ? *plan.drawing : core::control::EdgeDrawing{.source = plan.edges, .strokes = {}};
}

void setDrawing(Document& document, const core::control::EdgeDrawing& drawing) {
    if (drawing.source.isEmpty() && drawing.strokes.empty()) return setEdges(document, {});
    const auto& plan = document.plan();
    auto nearest = std::make_shared<core::control::EdgeDrawing>(drawing);
    core::plan::Amendments amendments;
    bringWithinLimits(*nearest, amendments);  // before it is drawn
    auto map = core::control::drawEdges(*nearest, plan.width, plan.height);
    changeField(document, kEdges, EdgesValue{std::move(map), std::move(nearest)});
    if (!amendments.empty()) Q_EMIT document.amended(amendments);
}
void setPartners(Document& document, const std::vector<core::plan::PartnerPlan>& partners) {
    changeField(document, kPartners, partners);
}
void setControls(Document& document, const std::vector<core::plan::ControlPlan>& controls) {
    changeField(document, kControls, controls);
}

void setLoras(Document& document, const std::vector<core::plan::LoraPlan>& loras) {
    changeField(document, kLoras, loras);
}

void settleAmended(Document& document, Change change, const Plan& plan, const core::plan::Amendments& amendments) {
    if (!(document.plan() == plan)) document.undoStack().push(new ChangeValue<Plan>(document, kWholePlan, plan));
    Q_EMIT document.changed(change);
    Q_EMIT document.amended(amendments);
}

void restorePlan(Document& document, const Plan& plan) {
    document.beginGesture();
    changeField(document, kWholePlan, plan);
}

void restoreControls(Document& document, const Plan& plan) {
    Plan merged = document.plan();
    merged.people = plan.people;
    merged.drawing = plan.drawing;
    merged.edges = plan.drawing ? core::SharedImage(drawEdges(*plan.drawing, merged.width, merged.height)) : plan.edges;
    merged.partners = plan.partners;
    for (auto& partner : merged.partners) partner.mask = resized(partner.mask, sizeOf(merged));
    merged.controls = plan.controls;
    merged.loras = plan.loras;
    document.beginGesture();
    changeField(document, kPlanControls, merged);
}

void restorePrompts(Document& document, const Plan& plan) {
    document.beginGesture();
    document.undoStack().beginMacro(QCoreApplication::translate("ui::ContentField", "prompt"));
    changeField(document, kPrompt, plan.prompt);
    changeField(document, kNegativePrompt, plan.negativePrompt);
    document.undoStack().endMacro();
}

}  // namespace ui
