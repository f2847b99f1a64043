#include "core/plan/metadata/invokeai_metadata.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "core/plan/metadata/compel_prompt.h"
#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/foreign_models.h"
#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostPrompts = 64;
constexpr std::size_t kMostModels = 64;

// Models are named by an object, or by their title alone.
std::optional<std::string> titleOf(const nlohmann::json& model) {
    return model.is_object() ? firstWords(model, {"name", "model_name"}) : wordsOf(&model);
}

std::optional<std::string> modelName(const nlohmann::json& metadata) {
    const auto* model = member(metadata, "model");
    return model ? titleOf(*model) : firstWords(metadata, {"model_weights"});
}

void append(std::string& list, std::string_view text) {
    if (!list.empty() && !text.empty()) list += ", ";
    list += text;
}

// In older prompts words in square brackets are what to avoid; elsewhere such brackets only weaken words.
void splitPrompt(std::string_view text, ForeignValues& values) {
    std::string positive, negative;
    while (!text.empty()) {
        const auto open = text.find('[');
        const auto close = open == std::string_view::npos ? open : text.find(']', open);
        if (close == std::string_view::npos) break;
        positive += text.substr(0, open);
        append(negative, text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
    positive += text;
    positive.erase(positive.find_last_not_of(" ,") + 1);
    append(values.prompt, positive);
    append(values.negativePrompt, negative);
}

void takeWeighted(const nlohmann::json& entry, ForeignValues& values) {
    const auto* prompt = member(entry, "prompt");
    const auto* weight = member(entry, "weight");
    if (!prompt || !prompt->is_string()) return;
    const auto text = prompt->get<std::string>();
    const double strength = weight && weight->is_number() ? weight->get<double>() : 1.0;
    if (strength < 0.0) return append(values.negativePrompt, text);
    if (strength == 1.0) return splitPrompt(text, values);
    append(values.prompt, fmt::format("({}:{})", text, strength));
}

void takePrompt(const nlohmann::json* prompt, ForeignValues& values) {
    if (!prompt) return;
    if (prompt->is_string()) return splitPrompt(prompt->get<std::string>(), values);
    if (!prompt->is_array()) return;
    std::size_t count = 0;
    for (const auto& entry : *prompt)
        if (count++ < kMostPrompts) takeWeighted(entry, values);
    if (count > 1) values.notices.push_back({PlanNotice::Kind::JoinedPrompts, std::to_string(count)});
}

// ---- today's

// SDXL's second encoder may read words of its own; without any it reads the prompt.
void joinStyle(const nlohmann::json& metadata, const char* key, std::string& prompt, std::string& styles) {
    const auto style = firstWords(metadata, {key}).value_or("");
    if (trimmed(style).empty() || style == prompt) return;
    append(prompt, style);
    append(styles, style);
}

void takeInvokePrompts(const nlohmann::json& metadata, ForeignValues& values) {
    values.prompt = firstWords(metadata, {"positive_prompt"}).value_or("");
    values.negativePrompt = firstWords(metadata, {"negative_prompt"}).value_or("");
    std::string styles;
    joinStyle(metadata, "positive_style_prompt", values.prompt, styles);
    joinStyle(metadata, "negative_style_prompt", values.negativePrompt, styles);
    if (!styles.empty()) values.notices.push_back({PlanNotice::Kind::JoinedStyles, wordFromOutside(styles)});
    for (auto* prompt : {&values.prompt, &values.negativePrompt}) *prompt = fromCompel(*prompt, values.notices);
}

template <typename Take>
void forEachIn(const nlohmann::json& metadata, const char* key, const Take& take) {
    const auto* list = member(metadata, key);
    if (!list || !list->is_array()) return;
    std::size_t count = 0;
    for (const auto& entry : *list)
        if (count++ < kMostModels) take(entry);
}

const nlohmann::json& partOf(const nlohmann::json& entry, std::initializer_list<const char*> keys) {
    for (const auto* key : keys)
        if (const auto* found = member(entry, key)) return *found;
    return entry;
}

// Older ones keep one weight for each step; the first stands for all.
std::optional<std::string> weightOf(const nlohmann::json& entry, const char* key) {
    const auto* weight = member(entry, key);
    return weight && weight->is_array() && !weight->empty() ? wordsOf(&weight->front()) : wordsOf(weight);
}

void takeInvokeModels(const nlohmann::json& metadata, ForeignValues& values) {
    forEachIn(metadata, "loras", [&](const auto& entry) {
        addLora(values, titleOf(partOf(entry, {"model", "lora"})).value_or("?"), weightOf(entry, "weight"));
    });
    forEachIn(metadata, "controlnets", [&](const auto& entry) {
        addControl(values, {.name = titleOf(partOf(entry, {"control_model"})).value_or("?"),
                            .strength = weightOf(entry, "control_weight"),
                            .start = firstWords(entry, {"begin_step_percent"}),
                            .end = firstWords(entry, {"end_step_percent"})});
    });
}

// Whether a value says that something acted: no null, false, 0, "" or empty list.
bool saysAnything(const nlohmann::json& value) {
    if (value.is_null() || (value.is_boolean() && !value.get<bool>())) return false;
    if (value.is_number()) return value.get<double>() != 0.0;
    if (value.is_string()) return !value.get_ref<const std::string&>().empty();
    return !value.empty();
}

void nameInvokeSettings(const nlohmann::json& metadata, ForeignValues& values) {
    static constexpr std::array<const char*, 18> kNames{
        "clip_skip",     "strength",       "init_image",  "refiner_model", "vae",          "cfg_rescale_multiplier",
        "seamless_x",    "seamless_y",     "hrf_enabled", "hrf_strength",  "ipAdapters",   "t2iAdapters",
        "controlLayers", "control_layers", "regions",     "ref_images",    "esrgan_model", "upscale_model"};
    for (const auto* name : kNames)
        if (const auto* value = member(metadata, name); value && saysAnything(*value))
            addSetting(values, name, titleOf(*value).value_or(""));
}

// ---- command lines

// The words of a command line; quotes hold spaces together, a backslash makes the next character a plain one.
std::vector<std::string> wordsIn(std::string_view line) {
    std::vector<std::string> words;
    char quote = 0;
    bool within = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char c = line[i];
        if (!quote && (c == ' ' || c == '\t' || c == '\n')) {
            within = false;
            continue;
        }
        if (!within) words.emplace_back();
        within = true;
        if (c == quote) {
            quote = 0;
        } else if (!quote && c == '"') {  // an apostrophe is a letter of a prompt without quotes
            quote = c;
        } else {
            if (c == '\\' && i + 1 < line.size()) c = line[++i];
            words.back() += c;
        }
    }
    return words;
}

struct Option {
    std::string_view name;
    std::string_view longName;
    std::optional<std::string> ForeignValues::*field;
};

constexpr std::array<Option, 6> kOptions{{{"-s", "--steps", &ForeignValues::steps},
                                          {"-S", "--seed", &ForeignValues::seed},
                                          {"-W", "--width", &ForeignValues::width},
                                          {"-H", "--height", &ForeignValues::height},
                                          {"-C", "--cfg_scale", &ForeignValues::guidance},
                                          {"-A", "--sampler", &ForeignValues::sampler}}};

bool isOption(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && (word[1] == '-' || (word[1] >= 'A' && word[1] <= 'z'));
}

// The value within "-s50" or "--steps=50"; empty when it is the next word.
const Option* optionOf(std::string_view word, std::string_view& value) {
    for (const auto& option : kOptions) {
        if (word.starts_with(option.longName)) {
            value = word.substr(option.longName.size());
            if (value.empty()) return &option;
            if (value.front() != '=') continue;
            value.remove_prefix(1);
            return &option;
        }
        if (word.starts_with(option.name)) {
            value = word.substr(option.name.size());
            return &option;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<ForeignValues> invokeValues(const std::string& json) {
    const auto metadata = parseForeignJson(json);
    if (!metadata.is_object()) return std::nullopt;
    ForeignValues values;
    takeInvokePrompts(metadata, values);
    values.steps = firstWords(metadata, {"steps"});
    values.guidance = firstWords(metadata, {"cfg_scale"});
    values.seed = firstWords(metadata, {"seed"});
    values.width = firstWords(metadata, {"width"});
    values.height = firstWords(metadata, {"height"});
    values.sampler = firstWords(metadata, {"scheduler"});
    values.model = modelName(metadata);
    takeInvokeModels(metadata, values);
    nameInvokeSettings(metadata, values);
    understandPrompts(values, {.bareEmbeddings = true});
    return values;
}

std::optional<ForeignValues> olderInvokeValues(const std::string& json) {
    const auto metadata = parseForeignJson(json);
    const auto* image = member(metadata, "image");
    if (!image || !image->is_object()) return std::nullopt;
    ForeignValues values;
    takePrompt(member(*image, "prompt"), values);
    values.steps = firstWords(*image, {"steps"});
    values.guidance = firstWords(*image, {"cfg_scale"});
    values.seed = firstWords(*image, {"seed"});
    values.width = firstWords(*image, {"width"});
    values.height = firstWords(*image, {"height"});
    values.sampler = firstWords(*image, {"sampler"});
    values.model = firstWords(metadata, {"model_weights"});
    understandPrompts(values, {.bareEmbeddings = true});
    return values;
}

std::optional<ForeignValues> dreamValues(const std::string& commandLine) {
    const auto words = wordsIn(commandLine);
    ForeignValues values;
    std::string prompt;
    bool any = false;
    std::size_t i = 0;
    for (; i < words.size() && !isOption(words[i]); ++i) prompt += (prompt.empty() ? "" : " ") + words[i];
    for (; i < words.size(); ++i) {
        std::string_view value;
        const auto* option = optionOf(words[i], value);
        if (!option) continue;
        if (value.empty() && i + 1 < words.size()) value = words[++i];
        values.*(option->field) = std::string(value);
        any = true;
    }
    if (!any) return std::nullopt;
    splitPrompt(prompt, values);
    understandPrompts(values, {.bareEmbeddings = true});
    return values;
}

}  // namespace core::plan
