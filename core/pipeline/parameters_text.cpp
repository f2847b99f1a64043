#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/pipeline/parameter_line.h"
#include "core/pipeline/parameters_extras.h"
#include "core/pipeline/picture_file.h"

namespace core::pipeline {
namespace {

constexpr std::string_view kKarras = " Karras";

void addSampler(const std::string& id, ParameterList& items) {
    auto label = samplerLabel(id);
    const bool karras = label.size() > kKarras.size() && label.ends_with(kKarras);
    if (karras) label.resize(label.size() - kKarras.size());
    items.emplace_back("Sampler", label);
    if (karras) items.emplace_back("Schedule type", "Karras");
}

std::string stylesText(const std::vector<StyleTerm>& styles) {
    auto list = nlohmann::json::array();
    for (const auto& style : styles) list.push_back({style.prefix, style.strength});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

ParameterList itemsOf(const Plan& plan) {
    ParameterList items{{"Steps", std::to_string(plan.steps)}};
    addSampler(plan.sampler, items);
    items.emplace_back("CFG scale", fmt::format("{}", plan.guidance));
    items.emplace_back("Seed", std::to_string(plan.seed));
    items.emplace_back("Size", fmt::format("{}x{}", plan.width, plan.height));
    items.emplace_back("Model", plan.model);
    items.emplace_back("T_struct", std::to_string(plan.tStruct));
    if (!plan.styles.empty()) items.emplace_back("Styles", stylesText(plan.styles));
    for (auto& item : extraItems(plan)) items.push_back(std::move(item));
    items.emplace_back("Version", PGD_PROGRAM);
    return items;
}

}  // namespace

std::string parametersText(const Plan& plan) {
    std::string text;
    if (!plan.prompt.empty()) text += plan.prompt + "\n";
    if (!plan.negativePrompt.empty()) text += fmt::format("{} {}\n", kNegativeLabel, plan.negativePrompt);
    return text + formatParameterLine(itemsOf(plan));
}

}  // namespace core::pipeline
