#include "core/plan/metadata/fooocus_metadata.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/foreign_models.h"
#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostListed = 64;
constexpr std::string_view kCombinedLora = "lora_combined_";

// Taken, or of no effect on a picture; `performance` is what chose the steps.
constexpr std::array<std::string_view, 24> kFooocusKeys{"prompt",
                                                        "negative_prompt",
                                                        "full_prompt",
                                                        "full_negative_prompt",
                                                        "steps",
                                                        "guidance_scale",
                                                        "seed",
                                                        "resolution",
                                                        "sampler",
                                                        "scheduler",
                                                        "base_model",
                                                        "base_model_hash",
                                                        "loras",
                                                        "lora_hashes",
                                                        "version",
                                                        "performance",
                                                        "metadata_scheme",
                                                        "created_by",
                                                        "refiner_model_hash",
                                                        "prompt_expansion",
                                                        "refiner_switch",
                                                        "fooocus_scheme",
                                                        "styles",
                                                        "inpaint_mode"};

bool isFooocus(const nlohmann::json& json) {
    if (!member(json, "prompt")) return false;
    return member(json, "base_model") || member(json, "guidance_scale") || member(json, "resolution") ||
           firstWords(json, {"version"}).value_or("").starts_with("Fooocus");
}

// The first two numbers of "(1152, 896)".
void takeResolution(const nlohmann::json& json, ForeignValues& values) {
    const auto text = firstWords(json, {"resolution"}).value_or("");
    constexpr auto kDigits = "0123456789";
    const auto first = std::min(text.find_first_of(kDigits), text.size());
    const auto firstEnd = std::min(text.find_first_not_of(kDigits, first), text.size());
    const auto second = std::min(text.find_first_of(kDigits, firstEnd), text.size());
    const auto secondEnd = std::min(text.find_first_not_of(kDigits, second), text.size());
    if (first == firstEnd || second == secondEnd) return;
    values.width = text.substr(first, firstEnd - first);
    values.height = text.substr(second, secondEnd - second);
}

// [["ink.safetensors", 0.1, "hash"], ...]
void takeLoraList(const nlohmann::json& json, ForeignValues& values) {
    const auto* list = member(json, "loras");
    if (!list || !list->is_array()) return;
    std::size_t count = 0;
    for (const auto& entry : *list)
        if (entry.is_array() && entry.size() >= 2 && count++ < kMostListed)
            if (const auto name = wordsOf(&entry[0])) addLora(values, *name, wordsOf(&entry[1]));
}

// "ink.safetensors : 0.1", or "True : ink.safetensors : 0.1".
void takeCombinedLora(std::string_view text, ForeignValues& values) {
    const auto colon = text.rfind(" : ");
    if (colon == text.npos || text.starts_with("False : ")) return;
    auto name = text.substr(0, colon);
    if (name.starts_with("True : ")) name.remove_prefix(name.find(" : ") + 3);
    if (trimmed(name) != "None") addLora(values, std::string(name), std::string(text.substr(colon + 3)));
}

// Whether its styles added words: the whole prompts, a list of lines, are others than those that were typed.
bool isStyled(const nlohmann::json& json, const char* key, const std::string& typed) {
    const auto* whole = member(json, key);
    if (!whole || !whole->is_array() || whole->empty()) return false;
    return whole->size() > 1 || wordsOf(&whole->front()).value_or("") != typed;
}

bool saysNothing(const std::string& value) {
    static constexpr std::array<std::string_view, 6> kNothing{"", "None", "False", "false", "Default (model)", "[]"};
    return std::ranges::find(kNothing, value) != kNothing.end();
}

void takeOtherFooocus(const nlohmann::json& json, ForeignValues& values) {
    if (isStyled(json, "full_prompt", values.prompt) || isStyled(json, "full_negative_prompt", values.negativePrompt))
        addSetting(values, "styles", firstWords(json, {"styles"}).value_or(""));
    for (const auto& [key, value] : json.items()) {
        const auto words = wordsOf(&value);
        if (key.starts_with(kCombinedLora) && words)
            takeCombinedLora(*words, values);
        else if (std::ranges::find(kFooocusKeys, key) == kFooocusKeys.end() && words && !saysNothing(*words))
            addSetting(values, key, *words);
    }
}

}  // namespace

std::optional<ForeignValues> fooocusValues(const std::string& text) {
    const auto json = parseForeignJson(text);
    if (!isFooocus(json)) return std::nullopt;
    ForeignValues values;
    values.prompt = firstWords(json, {"prompt"}).value_or("");
    values.negativePrompt = firstWords(json, {"negative_prompt"}).value_or("");
    values.steps = firstWords(json, {"steps"});
    values.guidance = firstWords(json, {"guidance_scale"});
    values.seed = firstWords(json, {"seed"});
    values.sampler = firstWords(json, {"sampler"});
    values.schedule = firstWords(json, {"scheduler"});
    values.model = firstWords(json, {"base_model"});
    takeResolution(json, values);
    takeLoraList(json, values);
    takeOtherFooocus(json, values);
    understandPrompts(values, {});
    return values;
}

}  // namespace core::plan
