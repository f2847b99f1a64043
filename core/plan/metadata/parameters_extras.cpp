#include "core/plan/metadata/parameters_extras.h"

#include <fmt/format.h>

#include "core/plan/plan_stages.h"

namespace core::plan {
namespace {

// Where on the way from noise to picture a timestep lies, 0 to 1, as ControlNets are described.
double progressAt(int timestep) { return static_cast<double>(kFirstTimestep - timestep) / kFirstTimestep; }

std::string textOf(const ControlPlan& control) {
    return formatParameterLine({{"Module", "none"},
                                {"Model", control.model},
                                {"Weight", fmt::format("{}", control.strength)},
                                {"Guidance Start", fmt::format("{:.3g}", progressAt(control.range.first))},
                                {"Guidance End", fmt::format("{:.3g}", progressAt(control.range.last))}});
}

// What a partner does not take from the plan.
ParameterList ownItems(const PartnerPlan& partner) {
    ParameterList items;
    const auto say = [&items](const char* name, const std::string& text) {
        if (!text.empty()) items.emplace_back(name, text);
    };
    say("Prompt", partner.prompt);
    say("Negative prompt", partner.negative);
    std::vector<std::string> controls, loras;
    for (const auto& control : partner.controls)
        if (takesPart(control))
            controls.push_back(
                fmt::format("{}:{}@{}-{}", control.model, control.strength, control.range.first, control.range.last));
    for (const auto& lora : partner.loras)
        if (takesPart(lora)) loras.push_back(fmt::format("{}:{}", lora.model, lora.strength));
    say("ControlNets", fmt::format("{}", fmt::join(controls, " ")));
    say("LoRAs", fmt::format("{}", fmt::join(loras, " ")));
    if (partner.tStruct != kModelsOwn) say("T_struct", std::to_string(partner.tStruct));
    if (partner.steps > 0) say("Steps", std::to_string(partner.steps));
    if (partner.width > 0 || partner.height > 0) say("Size", fmt::format("{}x{}", partner.width, partner.height));
    return items;
}

std::string textOf(const PartnerPlan& partner) {
    ParameterList items{{"Model", partner.model}};
    items.emplace_back("Strength", partner.curve.empty() ? fmt::format("{}", partner.strength) : "curve");
    items.emplace_back("T", fmt::format("{}-{}", partner.range.first, partner.range.last));
    for (auto& item : ownItems(partner)) items.push_back(std::move(item));
    return formatParameterLine(items);
}

}  // namespace

ParameterList extraItems(const Plan& plan) {
    ParameterList items;
    int number = 0;
    for (const auto& control : plan.controls)
        if (takesPart(control)) items.emplace_back(fmt::format("ControlNet {}", number++), textOf(control));
    number = 0;
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) items.emplace_back(fmt::format("Partner {}", number++), textOf(partner));
    std::vector<std::string> stages;
    for (const auto& stage : plan.lowStages)
        stages.push_back(fmt::format("{}x{}@{}", stage.width, stage.height, stage.tLow));
    if (!stages.empty()) items.emplace_back("Low stages", fmt::format("{}", fmt::join(stages, " ")));
    return items;
}

}  // namespace core::plan
