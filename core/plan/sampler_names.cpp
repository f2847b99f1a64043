#include "core/plan/sampler_names.h"

#include <algorithm>

#include "core/plan/plan.h"

namespace core::plan {
namespace {

constexpr int kLcmGrid = 50;  // timesteps that LCMs and their LoRAs are distilled on

template <typename Name>
const Name* find(const std::vector<Name>& names, const std::string& id) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.id == id; });
    return found == names.end() ? nullptr : &*found;
}

bool admits(Walk walk, const SpacingName& spacing) {
    switch (walk) {
        case Walk::AnyLevels:
            return true;
        case Walk::Timesteps:
            return !spacing.bySigma;
        case Walk::Strides:
            return spacing.id == "model" || spacing.id == "leading" || spacing.id == "trailing";
        case Walk::OwnGrid:
            return spacing.id == "model";
    }
    return false;
}

}  // namespace

const std::vector<SamplerName>& samplers() {
    static const std::vector<SamplerName> names{
        {"ddim", "DDIM", Walk::Timesteps},
        {"ddpm", "DDPM", Walk::Timesteps},
        {"euler", "Euler"},
        {"euler_a", "Euler a"},
        {"heun", "Heun"},
        {"dpmpp_2m", "DPM++ 2M", Walk::AnyLevels, "karras"},
        {"dpmpp_2m_sde", "DPM++ 2M SDE", Walk::AnyLevels, "exponential"},
        {"dpmpp_2s_a", "DPM++ 2S a", Walk::AnyLevels, "karras"},
        {"dpmpp_3m_sde", "DPM++ 3M SDE", Walk::AnyLevels, "exponential"},
        {"unipc", "UniPC"},
        {"pndm", "PLMS", Walk::Strides},
        {"lcm", "LCM", Walk::OwnGrid},
    };
    return names;
}

const std::vector<SpacingName>& spacings() {
    static const std::vector<SpacingName> names{
        {"model", ""},
        {"leading", "Leading"},
        {"trailing", "Trailing"},
        {"linspace", "Uniform"},
        {"sgm_uniform", "SGM Uniform"},
        {"karras", "Karras", true},
        {"exponential", "Exponential", true},
    };
    return names;
}

bool offersSpacing(const std::string& sampler, const std::string& spacing) {
    const auto* walk = find(samplers(), sampler);
    const auto* levels = find(spacings(), spacing);
    return walk && levels && admits(walk->walk, *levels);
}

int mostSteps(const std::string& sampler) { return sampler == "lcm" ? kLcmGrid : limits::kSteps.most; }

std::string samplerLabel(const std::string& id) {
    const auto* name = find(samplers(), id);
    return name ? name->label : id;
}

std::string spacingLabel(const std::string& id) {
    const auto* name = find(spacings(), id);
    return name ? name->label : id;
}

std::string samplerAndSpacing(const Plan& plan) {
    const auto spacing = spacingLabel(plan.spacing);
    return samplerLabel(plan.sampler) + (spacing.empty() ? "" : " " + spacing);
}

void nameSampler(Plan& plan, const std::string& id) {
    const bool karras = id == "dpmpp_2m_karras";
    plan.sampler = karras ? "dpmpp_2m" : id;
    plan.spacing = karras ? "karras" : "model";
}

}  // namespace core::plan
