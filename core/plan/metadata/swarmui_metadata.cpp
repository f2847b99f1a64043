#include "core/plan/metadata/swarmui_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/foreign_models.h"
#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostEntries = 64;

// Taken, or of no effect on a picture.
constexpr std::array<std::string_view, 27> kSwarmKeys{"prompt",
                                                      "negativeprompt",
                                                      "steps",
                                                      "cfgscale",
                                                      "seed",
                                                      "width",
                                                      "height",
                                                      "aspectratio",
                                                      "sampler",
                                                      "comfyuisampler",
                                                      "scheduler",
                                                      "comfyuischeduler",
                                                      "model",
                                                      "loras",
                                                      "loraweights",
                                                      "images",
                                                      "batchsize",
                                                      "swarm_version",
                                                      "date",
                                                      "generation_time",
                                                      "original_prompt",
                                                      "originalprompt",
                                                      "automaticvae",
                                                      "personalnote",
                                                      "donotsave",
                                                      "outpath",
                                                      "lorasectionconfinement"};

// A list, or its entries in one text, parted by commas.
std::vector<std::string> entriesOf(const nlohmann::json* value) {
    std::vector<std::string> entries;
    if (value && value->is_array()) {
        for (const auto& entry : *value)
            if (entries.size() < kMostEntries) entries.push_back(wordsOf(&entry).value_or(""));
        return entries;
    }
    const auto text = wordsOf(value).value_or("");
    for (std::size_t at = 0; at < text.size() && entries.size() < kMostEntries;) {
        const auto end = std::min(text.find(',', at), text.size());
        entries.emplace_back(trimmed(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return entries;
}

void takeSwarmLoras(const nlohmann::json& params, ForeignValues& values) {
    const auto names = entriesOf(member(params, "loras")), weights = entriesOf(member(params, "loraweights"));
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!names[i].empty()) addLora(values, names[i], i < weights.size() ? std::optional(weights[i]) : std::nullopt);
}

// The first one is "controlnetmodel", others end in "two" and "three".
bool takeSwarmControl(const nlohmann::json& params, const std::string& key, ForeignValues& values) {
    constexpr std::string_view kPrefix = "controlnet";
    if (!key.starts_with(kPrefix)) return false;
    for (const std::string number : {"", "two", "three"}) {
        const auto of = [&](const std::string& part) {
            return wordsOf(member(params, std::string(kPrefix) + number + part));
        };
        if (key != std::string(kPrefix) + number + "model") continue;
        const auto name = of("model").value_or("");
        if (!name.empty() && name != "(None)")
            addControl(values, {.name = name,
                                .hint = of("preprocessor").value_or(""),
                                .strength = of("strength"),
                                .start = of("start"),
                                .end = of("end")});
    }
    return true;
}

void takeOtherSwarm(const nlohmann::json& params, ForeignValues& values) {
    for (const auto& [key, value] : params.items()) {
        if (std::ranges::find(kSwarmKeys, key) != kSwarmKeys.end() || takeSwarmControl(params, key, values)) continue;
        const auto words = value.is_boolean() && value.get<bool>() ? std::optional<std::string>("") : wordsOf(&value);
        if (words && *words != "None" && *words != "(None)" && *words != "Automatic") addSetting(values, key, *words);
    }
}

}  // namespace

std::optional<ForeignValues> swarmValues(const std::string& json) {
    const auto whole = parseForeignJson(json);
    const auto* params = member(whole, "sui_image_params");
    if (!params || !params->is_object()) return std::nullopt;
    ForeignValues values;
    values.prompt = firstWords(*params, {"prompt"}).value_or("");
    values.negativePrompt = firstWords(*params, {"negativeprompt"}).value_or("");
    values.steps = firstWords(*params, {"steps"});
    values.guidance = firstWords(*params, {"cfgscale"});
    values.seed = firstWords(*params, {"seed"});
    values.width = firstWords(*params, {"width"});
    values.height = firstWords(*params, {"height"});
    values.sampler = firstWords(*params, {"sampler", "comfyuisampler"});
    values.schedule = firstWords(*params, {"scheduler", "comfyuischeduler"});
    if (const auto model = firstWords(*params, {"model"})) values.model = plainModelName(*model);
    takeSwarmLoras(*params, values);
    takeOtherSwarm(*params, values);
    understandPrompts(values, {});
    return values;
}

}  // namespace core::plan
