#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/plan/metadata/lora_tags.h"
#include "core/plan/metadata/parameter_line.h"
#include "core/plan/metadata/parameters_extras.h"
#include "core/plan/metadata/picture_file.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

std::string stylesText(const std::vector<StyleTerm>& styles) {
    auto list = nlohmann::json::array();
    for (const auto& style : styles) list.push_back({style.prefix, style.strength});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ParameterList itemsOf(const Plan& plan) {
    ParameterList items{{"Steps", std::to_string(plan.steps)}};
    items.emplace_back("Sampler", samplerLabel(plan.sampler));
    if (const auto spacing = spacingLabel(plan.spacing); !spacing.empty()) items.emplace_back("Schedule type", spacing);
    items.emplace_back("CFG scale", fmt::format("{}", plan.guidance));
    items.emplace_back("Seed", std::to_string(plan.seed));
    items.emplace_back("Size", fmt::format("{}x{}", plan.width, plan.height));
    items.emplace_back("Model", plan.model);
    items.emplace_back("T_struct", std::to_string(plan.tStruct));
    if (plan.stopAfter > 0) items.emplace_back("Stop after", std::to_string(plan.stopAfter));
    if (plan.lastTimestep != kModelsOwn) items.emplace_back("Last timestep", std::to_string(plan.lastTimestep));
    if (!plan.styles.empty()) items.emplace_back("Styles", stylesText(plan.styles));
    for (auto& item : extraItems(plan)) items.push_back(std::move(item));
    items.emplace_back("Version", PGD_PROGRAM);
    return items;
}

}  // namespace

std::string parametersText(const Plan& plan) {
    std::string text;
    const auto prompt = withLoraTags(plan.prompt, plan.loras);
    if (!prompt.empty()) text += prompt + "\n";
    if (!plan.negativePrompt.empty()) text += fmt::format("{} {}\n", kNegativeLabel, plan.negativePrompt);
    return text + formatParameterLine(itemsOf(plan));
}

}  // namespace core::plan
