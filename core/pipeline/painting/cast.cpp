#include "core/pipeline/painting/cast.h"

#include <algorithm>

#include "core/plan/plan_stages.h"

namespace core::pipeline {
namespace {

using Loras = std::vector<plan::LoraPlan>;

Loras takingPart(const Loras& loras) {
    Loras active;
    std::ranges::copy_if(loras, std::back_inserter(active), [](const auto& lora) { return takesPart(lora); });
    return active;
}

// The copy that wears just these already, or the next one.
Role roleAmong(const std::vector<Role>& others, const std::string& id, Loras loras) {
    Role role{{id, 0}, std::move(loras)};
    for (const auto& other : others) {
        if (other.copy.id != id) continue;
        if (other.loras == role.loras) return other;
        role.copy.number = std::max(role.copy.number, other.copy.number + 1);
    }
    return role;
}

// Whether a prompt is all that it has of its own: then the leader's network and latent serve it.
bool hasWordsAlone(const plan::PartnerPlan& partner) {
    const bool isSteered =
        std::ranges::any_of(partner.controls, [](const auto& control) { return takesPart(control); });
    return !partner.prompt.empty() && !isSteered && partner.tStruct == plan::kModelsOwn && partner.steps == 0 &&
           partner.width == 0 && partner.height == 0;
}

}  // namespace

std::vector<Role> Cast::copies() const {
    std::vector<Role> all{leader};
    for (const auto& partner : partners)
        if (std::ranges::count(all, partner.copy, &Role::copy) == 0) all.push_back(partner);
    return all;
}

Cast castOf(const plan::Plan& plan) {
    Cast cast{{{plan.model, 0}, takingPart(plan.loras)}, {}};
    for (const auto& partner : plan.partners) {
        if (!takesPart(partner)) continue;
        auto loras = takingPart(partner.loras);
        if (loras.empty() && partner.model == plan.model) loras = cast.leader.loras;
        auto role = roleAmong(cast.copies(), partner.model, std::move(loras));
        role.isRegion = role.copy == cast.leader.copy && hasWordsAlone(partner);
        cast.partners.push_back(std::move(role));
    }
    return cast;
}

}  // namespace core::pipeline
