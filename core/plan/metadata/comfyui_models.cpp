#include "core/plan/metadata/comfyui_models.h"

#include <algorithm>
#include <string_view>

#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/foreign_models.h"
#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

using JsonValue = nlohmann::json;
using Node = ComfyGraph::Node;

constexpr std::string_view kLora = "lora";
constexpr std::size_t kMostFoundLoras = 64;
constexpr int kMostHopsToLoader = 16;

struct FoundLora {
    std::string name;
    std::optional<std::string> strength, textStrength;
};
using Loras = std::vector<FoundLora>;

bool isOff(const JsonValue* value) {
    if (value && value->is_boolean()) return !value->get<bool>();
    const auto words = wordsOf(value).value_or("On");
    return words == "Off" || words == "off" || words == "False" || words == "false";
}

// {"on": true, "lora": "ink.safetensors", "strength": 0.8, "strengthTwo": null}
void takeEntry(const JsonValue& entry, Loras& loras) {
    const auto name = wordsOf(member(entry, "lora"));
    if (name && *name != "None" && !isOff(member(entry, "on")))
        loras.push_back({*name, firstWords(entry, {"strength"}), firstWords(entry, {"strengthTwo"})});
}

// "lora_name", or "lora_name_2" and "lora_02" in nodes for many: their number is in the names of the rest, too.
void takeNamed(const ComfyGraph& graph, const JsonValue& inputs, const std::string& key, Loras& loras) {
    const auto name = graph.words(member(inputs, key), key);
    const auto digits = key.find_last_not_of("0123456789") + 1;
    const auto number = digits == key.size() ? std::string() : "_" + key.substr(digits);
    const auto of = [&](std::initializer_list<const char*> names) {
        std::optional<std::string> found;
        for (const auto* one : names)
            if (!found) found = graph.words(member(inputs, one + number), one + number);
        return found;
    };
    const auto isName = key == kLora || key.starts_with("lora_name") || key == "lora" + number;
    if (!name || name->empty() || *name == "None" || !isName || isOff(member(inputs, "switch" + number))) return;
    loras.push_back(
        {*name,
         of({"strength_model", "model_strength", "model_weight", "model_str", "lora_wt", "strength", "lora_strength"}),
         of({"strength_clip", "clip_strength", "clip_weight", "clip_str"})});
}

Loras lorasOf(const ComfyGraph& graph, const JsonValue& inputs) {
    Loras loras;
    for (const auto& [key, input] : inputs.items()) {
        if (loras.size() == kMostFoundLoras) break;
        if (input.is_object())
            takeEntry(input, loras);
        else if (key.starts_with(kLora))
            takeNamed(graph, inputs, key, loras);
    }
    return loras;
}

// Of the loader at the other end of a node's link, or of another one behind it.
std::optional<std::string> controlName(const ComfyGraph& graph, const JsonValue& inputs) {
    const auto* loader = graph.linked(member(inputs, "control_net"));
    for (int hop = 0; hop < kMostHopsToLoader && loader; ++hop) {
        if (auto name = firstWords(*loader->inputs, {"control_net_name"})) return name;
        loader = graph.linked(member(*loader->inputs, "control_net"));
    }
    return std::nullopt;
}

bool actsAtAll(const FoundLora& lora) { return !lora.strength || finiteNumber(*lora.strength) != 0.0; }

bool onlyPassesOn(const std::string& kind) {
    return kind.starts_with("Reroute") || kind.find("Primitive") != kind.npos;
}

}  // namespace

void takeComfyModels(const ComfyGraph& graph, const nlohmann::json* model, ForeignValues& values) {
    Loras found;
    ComfyWalk walk(graph, model);
    while (const auto* node = walk.next()) {
        auto name = firstWords(*node->inputs, {"ckpt_name", "unet_name", "model_name"});
        auto loras = lorasOf(graph, *node->inputs);
        if (!name && loras.empty() && !member(*node->inputs, "lora_stack") && !onlyPassesOn(node->kind))
            addSetting(values, node->kind);
        std::ranges::reverse(loras);
        for (auto& lora : loras)
            if (found.size() < kMostFoundLoras && actsAtAll(lora)) found.push_back(std::move(lora));
        if (name && !values.model) values.model = std::move(name);
        for (const auto* link : {"model", "lora_stack", "optional_lora_stack", "", "any", "input"})
            walk.follow(member(*node->inputs, link));
    }
    std::ranges::reverse(found);
    for (const auto& lora : found) addLora(values, lora.name, lora.strength, lora.textStrength);
}

void takeComfyControls(const ComfyGraph& graph, const nlohmann::json* conditioning, ForeignValues& values) {
    ComfyWalk walk(graph, conditioning);
    while (const auto* node = walk.next()) {
        const auto& inputs = *node->inputs;
        if (const auto name = controlName(graph, inputs))
            addControl(values, {.name = *name,
                                .strength = graph.words(member(inputs, "strength"), "strength"),
                                .start = graph.words(member(inputs, "start_percent"), "start_percent"),
                                .end = graph.words(member(inputs, "end_percent"), "end_percent")});
        for (const auto& [key, input] : inputs.items())
            if (key.empty() || key == "positive" || key.starts_with("cond")) walk.follow(&input);
    }
}

}  // namespace core::plan
