#include "app/cli/model_uses.h"

#include <algorithm>

namespace cli {
namespace {

namespace plan = core::plan;

}  // namespace

const plan::ModelInfo* modelById(const std::vector<plan::ModelInfo>& models, const std::string& id) {
    const auto found = std::ranges::find(models, id, &plan::ModelInfo::id);
    return found == models.end() ? nullptr : &*found;
}

plan::PartnerPlan partnerFrom(const ModelUse& use, const std::vector<plan::ModelInfo>& models) {
    plan::PartnerPlan partner;
    partner.model = use.id;
    const auto* model = modelById(models, use.id);
    if (model) partner.strength = model->strength;
    partner.strength = use.strength.value_or(partner.strength);
    partner.range = use.range.value_or(partner.range);
    // Nobody has trained a bridge to a model of one's own.
    if (model && model->kind == plan::ModelKind::Pair) partner.bridge = plan::BridgeKind::ImageSpace;
    return partner;
}

plan::ControlPlan controlFrom(const ModelUse& use, const std::vector<plan::ModelInfo>& models, const plan::Plan& plan) {
    const auto* model = modelById(models, use.id);
    const bool onlyEdges = plan.people.empty() && !plan.edges.isEmpty();
    plan::ControlPlan control;
    control.model = use.id;
    control.map = onlyEdges ? plan::ControlMap::Edges : plan::ControlMap::Pose;
    if (model) {
        control.map = model->control.value_or(control.map);
        control.strength = model->strength;
    }
    control.strength = use.strength.value_or(control.strength);
    control.range = use.range.value_or(control.range);
    return control;
}

}  // namespace cli
