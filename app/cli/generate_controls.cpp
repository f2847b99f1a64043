#include "app/cli/generate_controls.h"

#include <algorithm>
#include <utility>

#include "app/cli/generate_parse.h"
#include "app/cli/text_file.h"
#include "core/base/error.h"
#include "core/control/edge_ground.h"
#include "core/control/edge_map.h"
#include "core/control/openpose_json.h"
#include "core/image/picture_read.h"
#include "core/image/resize.h"
#include "core/plan/metadata/picture_text.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;
namespace plan = core::plan;
using plan::ControlMap;
using plan::ModelInfo;
using plan::Plan;
using Models = std::vector<ModelInfo>;

const ModelInfo* find(const Models& models, const std::function<bool(const ModelInfo&)>& fits) {
    const auto found = std::find_if(models.begin(), models.end(), fits);
    return found == models.end() ? nullptr : &*found;
}

const ModelInfo* byId(const Models& models, const std::string& id) {
    return find(models, [&](const ModelInfo& model) { return model.id == id; });
}

core::Image fitting(core::Image edges, const Plan& plan) {
    if (edges.width <= plan::limits::kEdgeSide.most && edges.height <= plan::limits::kEdgeSide.most) return edges;
    return core::resized(edges, plan.width, plan.height);
}

// Edges are found at the size they are used at: lines stay lines.
core::Image readMap(const std::string& file) {
    return core::readPicture(file, core::Ground::Contrast, plan::kPictureLimits);
}

core::Image cannyOf(const CannySource& source, const Plan& plan) {
    const auto picture = core::resized(readMap(source.file), plan.width, plan.height);
    return core::control::cannyEdges(picture, source.low, source.high);
}

using Notice = std::function<void(const std::string&)>;

void readPose(const std::string& file, const Notice& notice, Plan& plan) {
    auto pose = core::control::readOpenPose(readTextFile(file), file, {plan.width, plan.height});
    if (pose.people.empty())
        core::fail("{}: no person found{}", file, pose.nobodies > 0 ? " with a visible joint" : "");
    if (pose.frames > 1) notice(fmt::format("{}: {} frames, taking the first one with people", file, pose.frames));
    if (pose.nobodies > 0) notice(fmt::format("{}: leaving out {} without a visible joint", file, pose.nobodies));
    if (pose.canvasIsGuess)
        notice(fmt::format("{}: no canvas size, taking {}x{}", file, pose.canvasWidth, pose.canvasHeight));
    plan.people = std::move(pose.people);
}

core::Image readEdges(const ControlTexts& texts, const Notice& notice) {
    auto edges = core::control::edgeMapFrom(readMap(texts.edges));
    if (texts.invertEdges) return core::control::inverted(std::move(edges));
    if (core::control::hasLightGround(edges))
        notice(fmt::format("{}: dark lines on a light ground; --invert-edges makes them light on black", texts.edges));
    return edges;
}

void readMaps(const ControlTexts& texts, const Notice& notice, Plan& plan) {
    if (!texts.edges.empty() && !texts.canny.empty()) core::fail("expected --edges or --canny, found both");
    if (!texts.pose.empty()) readPose(texts.pose, notice, plan);
    if (!texts.edges.empty()) plan.edges = fitting(readEdges(texts, notice), plan);
    if (!texts.canny.empty()) plan.edges = cannyOf(parseCanny(texts.canny), plan);
}

plan::PartnerPlan partnerFrom(const ModelUse& use, const Models& models) {
    plan::PartnerPlan partner;
    partner.model = use.id;
    const auto* model = byId(models, use.id);
    if (model) partner.strength = model->strength;
    partner.strength = use.strength.value_or(partner.strength);
    partner.range = use.range.value_or(partner.range);
    // Nobody has trained a bridge to a model of one's own.
    if (model && model->kind == plan::ModelKind::Pair) partner.bridge = plan::BridgeKind::ImageSpace;
    return partner;
}

// What a ControlNet reads, unless it says so itself: what the plan has.
ControlMap mapOf(const ModelInfo* model, const Plan& plan) {
    if (model && model->control) return *model->control;
    return plan.people.empty() && !plan.edges.isEmpty() ? ControlMap::Edges : ControlMap::Pose;
}

plan::ControlPlan controlFrom(const ModelUse& use, const Models& models, const Plan& plan) {
    const auto* model = byId(models, use.id);
    plan::ControlPlan control;
    control.model = use.id;
    control.map = mapOf(model, plan);
    if (model) control.strength = model->strength;
    control.strength = use.strength.value_or(control.strength);
    control.range = use.range.value_or(control.range);
    return control;
}

void addPartnerFor(ControlMap map, const Models& models, const std::function<void(const std::string&)>& notice,
                   Plan& plan) {
    const char* what = map == ControlMap::Pose ? "pose" : "edges";
    const auto* model =
        find(models, [&](const ModelInfo& m) { return m.kind == plan::ModelKind::Partner && m.control == map; });
    if (!model)
        core::fail("--{}: expected a partner that reads {} among the models, found none; --control names a ControlNet",
                   what, map == ControlMap::Pose ? "poses" : "edges");
    plan.partners.push_back(partnerFrom({.id = model->id, .strength = {}, .range = {}}, models));
    notice(fmt::format("{}: taking the partner {} at strength {}", what, model->id, model->strength));
}

}  // namespace

void applyControls(const ControlTexts& texts, const Models& models,
                   const std::function<void(const std::string&)>& notice, Plan& plan) {
    readMaps(texts, notice, plan);
    if (!texts.partners.empty()) plan.partners.clear();
    for (const auto& text : texts.partners)
        plan.partners.push_back(partnerFrom(parseModelUse("--partner", text), models));
    if (!texts.controls.empty()) plan.controls.clear();
    for (const auto& text : texts.controls)
        plan.controls.push_back(controlFrom(parseModelUse("--control", text), models, plan));
    const bool nobody = plan.partners.empty() && plan.controls.empty();
    if (nobody && !texts.pose.empty()) addPartnerFor(ControlMap::Pose, models, notice, plan);
    if (nobody && !(texts.edges.empty() && texts.canny.empty())) addPartnerFor(ControlMap::Edges, models, notice, plan);
    if (texts.bridge.empty()) return;
    for (auto& partner : plan.partners) partner.bridge = parseBridge(texts.bridge);
}

}  // namespace cli
