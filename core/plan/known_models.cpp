#include "core/plan/known_models.h"

#include <algorithm>

namespace core::plan {

const ModelInfo* KnownModels::find(const std::string& id) const {
    const auto found = std::ranges::find(m_models, id, &ModelInfo::id);
    return found == m_models.end() ? nullptr : &*found;
}

std::string KnownModels::nameOf(const std::string& id) const {
    const auto* model = find(id);
    return model ? model->label : id;
}

const ModelInfo* KnownModels::missingReader(const Plan& plan, ControlMap map) const {
    const auto reads = [&](const PartnerPlan& partner) {
        const auto* model = find(partner.model);
        return (model && model->control == map) || std::ranges::count(partner.controls, map, &ControlPlan::map) > 0;
    };
    const bool isRead =
        std::ranges::any_of(plan.partners, reads) || std::ranges::count(plan.controls, map, &ControlPlan::map) > 0;
    if (isRead) return nullptr;
    const auto found = std::ranges::find_if(
        m_models, [map](const ModelInfo& model) { return model.kind == ModelKind::Partner && model.control == map; });
    return found == m_models.end() ? nullptr : &*found;
}

PartnerPlan newPartner(const ModelInfo& model) {
    PartnerPlan partner;
    partner.model = model.id;
    partner.strength = model.strength;
    // Nobody has trained a bridge to a model of one's own.
    if (model.kind == ModelKind::Pair) partner.bridge = BridgeKind::ImageSpace;
    return partner;
}

}  // namespace core::plan
