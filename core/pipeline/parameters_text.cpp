#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "core/pipeline/parameter_line.h"
#include "core/pipeline/parameters_extras.h"
#include "core/pipeline/picture_file.h"

namespace core::pipeline {
namespace {

constexpr std::string_view kNegative = "Negative prompt:";
constexpr std::string_view kKarras = " Karras";
constexpr std::size_t kFewestItems = 3;  // a last line with fewer belongs to the prompt

using Items = std::map<std::string, std::string>;

// ---- writing

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

// ---- reading

template <typename Number>
std::optional<Number> number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

const std::string* find(const Items& items, const std::string& key) {
    const auto found = items.find(key);
    return found == items.end() ? nullptr : &found->second;
}

// Other programs allow more: what they wrote is brought to the nearest value we have.
template <typename Number>
void takeNumber(const Items& items, const std::string& key, Number low, Number high, Number& field) {
    const auto* text = find(items, key);
    const auto value = text ? number<Number>(*text) : std::nullopt;
    if (value) field = std::min(std::max(low, *value), high);  // in this order a NaN becomes `low`
}

void takeSize(const Items& items, Plan& plan) {
    const auto* text = find(items, "Size");
    const auto cross = text ? text->find('x') : std::string::npos;
    if (cross == std::string::npos) return;
    const auto width = number<int>(std::string_view(*text).substr(0, cross));
    const auto height = number<int>(std::string_view(*text).substr(cross + 1));
    if (!width || !height) return;
    plan.width = std::clamp(*width, 64, 2048);
    plan.height = std::clamp(*height, 64, 2048);
}

// "DPM++ 2M" with "Karras" beside it, or older programs' "DPM++ 2M Karras". "Automatic" means Karras
// wherever there is such a variant.
void takeSampler(const Items& items, Plan& plan) {
    const auto* label = find(items, "Sampler");
    if (!label) return;
    const auto* schedule = find(items, "Schedule type");
    const bool karras = schedule && (*schedule == "Karras" || *schedule == "Automatic");
    const auto fullLabel = *label + std::string(kKarras);
    for (const auto& sampler : samplers())
        if (sampler.label == *label) plan.sampler = sampler.id;
    for (const auto& sampler : samplers())
        if (karras && sampler.label == fullLabel) plan.sampler = sampler.id;
}

std::optional<StyleTerm> styleFrom(const nlohmann::json& pair) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_number()) return std::nullopt;
    return StyleTerm{pair[0].get<std::string>(), std::clamp(pair[1].get<double>(), 0.0, 20.0)};
}

void takeStyles(const Items& items, Plan& plan) {
    const auto* text = find(items, "Styles");
    const auto list = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    if (!list.is_array()) return;
    for (const auto& pair : list)
        if (const auto style = styleFrom(pair)) plan.styles.push_back(*style);
}

void takeItems(const ParameterList& list, Plan& plan) {
    Items items;
    for (const auto& [key, value] : list) items.insert_or_assign(key, value);
    takeNumber(items, "Steps", 1, 200, plan.steps);
    takeNumber(items, "CFG scale", 1.0, 30.0, plan.guidance);
    takeNumber(items, "Seed", std::uint64_t{0}, ~std::uint64_t{0}, plan.seed);
    takeNumber(items, "T_struct", 0, 1000, plan.tStruct);
    takeSize(items, plan);
    takeSampler(items, plan);
    takeStyles(items, plan);
    const auto* model = find(items, "Model");
    if (model && !model->empty()) plan.model = *model;
}

// Where a line that starts with "Negative prompt:" begins.
std::size_t findNegative(std::string_view text) {
    if (text.starts_with(kNegative)) return 0;
    const auto lineBreak = text.find("\n" + std::string(kNegative));
    return lineBreak == std::string_view::npos ? lineBreak : lineBreak + 1;
}

void takePrompts(std::string_view text, Plan& plan) {
    const auto negative = findNegative(text);
    if (negative == std::string_view::npos) {
        plan.prompt = text;
        return;
    }
    plan.prompt = text.substr(0, negative == 0 ? 0 : negative - 1);
    const auto rest = text.substr(negative + kNegative.size());
    plan.negativePrompt = rest.substr(rest.starts_with(' ') ? 1 : 0);
}

}  // namespace

std::string parametersText(const Plan& plan) {
    std::string text;
    if (!plan.prompt.empty()) text += plan.prompt + "\n";
    if (!plan.negativePrompt.empty()) text += fmt::format("{} {}\n", kNegative, plan.negativePrompt);
    return text + formatParameterLine(itemsOf(plan));
}

Plan planFromParameters(const std::string& text) {
    Plan plan;
    std::string_view prompts = std::string_view(text).substr(0, text.find_last_not_of(" \t\r\n") + 1);
    const auto lineBreak = prompts.rfind('\n');
    const auto lastLine = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
    const auto items = parseParameterLine(prompts.substr(lastLine));
    if (items.size() >= kFewestItems) {
        takeItems(items, plan);
        prompts = prompts.substr(0, lastLine == 0 ? 0 : lineBreak);
    }
    takePrompts(prompts, plan);
    return plan;
}

}  // namespace core::pipeline
