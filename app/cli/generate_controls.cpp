#include "app/cli/generate_controls.h"

#include <algorithm>
#include <utility>

#include "app/cli/generate_parse.h"
#include "app/cli/model_uses.h"
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

namespace plan = core::plan;
using plan::ControlMap;
using plan::ModelInfo;
using plan::Plan;
using Models = std::vector<ModelInfo>;

const ModelInfo* find(const Models& models, const std::function<bool(const ModelInfo&)>& fits) {
    const auto found = std::find_if(models.begin(), models.end(), fits);
    return found == models.end() ? nullptr : &*found;
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

void addPartnerFor(ControlMap map, const Models& models, const std::function<void(const std::string&)>& notice,
                   Plan& plan) {
    const char* what = map == ControlMap::Pose ? "pose" : "edges";
    const auto* model =
        find(models, [&](const ModelInfo& m) { return m.kind == plan::ModelKind::Partner && m.control == map; });
    if (!model)
        core::fail("--{}: expected a partner that reads {} among the models, found none; --control names a ControlNet",
                   what, map == ControlMap::Pose ? "poses" : "edges");
    plan.partners.push_back(partnerFrom(ModelUse{model->id, {}, {}}, models));
    notice(fmt::format("{}: taking the partner {} at strength {}", what, model->id, model->strength));
}

// Those given take the place of the plan's own. What a --with says of one goes before --bridge, which is for all.
void applyPartners(const ControlTexts& texts, const Models& models, Plan& plan) {
    const auto withBridge = [&](plan::PartnerPlan partner) {
        if (!texts.bridge.empty()) partner.bridge = parseBridge("--bridge", texts.bridge);
        return partner;
    };
    for (auto& partner : plan.partners) partner = withBridge(std::move(partner));
    if (texts.partners.empty()) return;
    plan.partners.clear();
    for (const auto& draft : texts.partners) {
        auto partner = withBridge(partnerFrom(draft.use, models));
        for (const auto& edit : draft.edits) edit(partner, models, plan);
        plan.partners.push_back(std::move(partner));
    }
}

}  // namespace

void applyControls(const ControlTexts& texts, const Models& models,
                   const std::function<void(const std::string&)>& notice, Plan& plan) {
    readMaps(texts, notice, plan);
    if (!texts.controls.empty()) plan.controls.clear();
    for (const auto& use : texts.controls) plan.controls.push_back(controlFrom(use, models, plan));
    const bool nobody = plan.partners.empty() && texts.partners.empty() && plan.controls.empty();
    if (nobody && !texts.pose.empty()) addPartnerFor(ControlMap::Pose, models, notice, plan);
    if (nobody && !(texts.edges.empty() && texts.canny.empty())) addPartnerFor(ControlMap::Edges, models, notice, plan);
    applyPartners(texts, models, plan);
}

}  // namespace cli
