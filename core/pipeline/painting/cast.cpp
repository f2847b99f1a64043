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
        cast.partners.push_back(roleAmong(cast.copies(), partner.model, std::move(loras)));
    }
    return cast;
}

}  // namespace core::pipeline
