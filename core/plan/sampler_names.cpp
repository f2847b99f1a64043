#include "core/plan/sampler_names.h"

#include <algorithm>

#include "core/plan/plan.h"

namespace core::plan {
namespace {

constexpr int kLcmGrid = 50;  // timesteps that LCMs and their LoRAs are distilled on

template <typename Row>
const Row* find(const std::vector<Row>& rows, const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

bool admits(Walk walk, const SpacingRow& spacing) {
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

// Of the names elsewhere, those that add noise at each step are nearest to Euler a, other multistep ones to DPM++ 2M.
const std::vector<SamplerRow>& samplers() {
    static const std::vector<SamplerRow> rows{
        {.id = "ddim", .label = "DDIM", .walk = Walk::Timesteps, .nearest = {"ddim"}},
        {.id = "ddpm", .label = "DDPM", .walk = Walk::Timesteps, .nearest = {"ddpm"}},
        {.id = "euler", .label = "Euler", .nearest = {"euler"}},
        {.id = "euler_a", .label = "Euler a", .nearest = {"restart", "tcd"}},
        {.id = "heun", .label = "Heun", .evaluations = 2, .nearest = {"heun"}},
        {.id = "dpmpp_2m",
         .label = "DPM++ 2M",
         .usualSpacing = "karras",
         .nearest = {"deis", "dpm", "dpmpp", "ipndm", "lms"}},
        {.id = "dpmpp_2m_sde",
         .label = "DPM++ 2M SDE",
         .usualSpacing = "exponential",
         .nearest = {"dpmpp2msde", "dpmppsde"}},
        {.id = "dpmpp_2s_a", .label = "DPM++ 2S a", .evaluations = 2, .usualSpacing = "karras", .nearest = {"dpmpp2s"}},
        {.id = "dpmpp_3m_sde", .label = "DPM++ 3M SDE", .usualSpacing = "exponential", .nearest = {"dpmpp3msde"}},
        {.id = "unipc", .label = "UniPC", .nearest = {"unipc"}},
        {.id = "pndm", .label = "PLMS", .walk = Walk::Strides, .nearest = {"pndm"}},
        {.id = "lcm",
         .label = "LCM",
         .walk = Walk::OwnGrid,
         .mostSteps = kLcmGrid,
         .note = "for models and LoRAs made for it",
         .nearest = {"lcm"}},
    };
    return rows;
}

const std::vector<SpacingRow>& spacings() {
    static const std::vector<SpacingRow> rows{
        {"model", ""},
        {"leading", "Leading"},
        {"trailing", "Trailing"},
        {"linspace", "Uniform"},
        {"sgm_uniform", "SGM Uniform"},
        {"karras", "Karras", true},
        {"exponential", "Exponential", true},
    };
    return rows;
}

bool offersSpacing(const std::string& sampler, const std::string& spacing) {
    const auto* walk = find(samplers(), sampler);
    const auto* levels = find(spacings(), spacing);
    return walk && levels && admits(walk->walk, *levels);
}

int mostSteps(const std::string& sampler) {
    const auto* row = find(samplers(), sampler);
    return row ? row->mostSteps : limits::kSteps.most;
}

std::string samplerLabel(const std::string& id) {
    const auto* row = find(samplers(), id);
    return row ? row->label : id;
}

std::string spacingLabel(const std::string& id) {
    const auto* row = find(spacings(), id);
    return row ? row->label : id;
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
