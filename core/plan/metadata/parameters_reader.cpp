#include "core/plan/metadata/parameters_reader.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_text.h"
#include "core/plan/metadata/foreign_values.h"
#include "core/plan/metadata/lora_tags.h"
#include "core/plan/metadata/parameters_parts.h"
#include "core/plan/metadata/parameters_settings.h"
#include "core/plan/metadata/picture_file.h"
#include "core/plan/plan_checks.h"

namespace core::plan {
namespace {

constexpr std::string_view kOwnName = "PanGu-Draw Studio";

std::optional<std::string> find(const ParameterList& items, std::string_view key) {
    const auto* found = findItem(items, key);
    return found ? std::optional(*found) : std::nullopt;
}

// "512x768" or "512 x 768".
void takeSize(const ParameterList& items, ForeignValues& values) {
    const auto text = find(items, "Size");
    if (!text) return;
    const auto cross = text->find('x');
    values.width = text->substr(0, cross);
    if (cross != std::string::npos) values.height = text->substr(cross + 1);
}

std::optional<StyleTerm> styleFrom(const nlohmann::json& pair, std::vector<PlanNotice>& notices) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_number()) return std::nullopt;
    return StyleTerm{textFromOutside(pair[0].get<std::string>(), notices),
                     limits::kStyleStrength.nearest(pair[1].get<double>())};
}

void takeStyles(const ParameterList& items, PicturePlan& result) {
    const auto text = find(items, "Styles");
    const auto list = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    if (!list.is_array()) return;
    auto& styles = result.plan.styles;
    for (const auto& pair : list) {
        if (styles.size() == limits::kStyles) return;
        if (auto style = styleFrom(pair, result.notices)) styles.push_back(std::move(*style));
    }
}

// One of ours; nothing when it is not there or no number.
void takeNumber(const ParameterList& items, const char* label, const Range<int>& range, int& field) {
    const auto text = find(items, label).value_or("");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) field = range.nearest(number);
}

void takeItems(const ParameterList& items, ForeignValues& values) {
    values.steps = find(items, "Steps");
    values.guidance = find(items, "CFG scale");
    values.seed = find(items, "Seed");
    values.sampler = find(items, "Sampler");
    values.schedule = find(items, "Schedule type");
    values.model = find(items, "Model");
    takeSize(items, values);
}

// Fooocus writes the styles' words into the prompts, and beside them what was typed.
void takeRawPrompts(const ParameterList& items, ForeignValues& values) {
    const auto prompt = find(items, "Raw prompt"), negative = find(items, "Raw negative prompt");
    const bool styled = (prompt && *prompt != values.prompt) || (negative && *negative != values.negativePrompt);
    if (styled) addSetting(values, "styles");
    if (prompt) values.prompt = *prompt;
    if (negative) values.negativePrompt = *negative;
}

void takeOwn(const ParametersParts& parts, ForeignValues& values) {
    auto taken = takeLoraTags(values.prompt);
    values.prompt = std::move(taken.prompt);
    values.loras = std::move(taken.loras);
    values.notices = std::move(taken.notices);
    values.schedule = find(parts.items, "Schedule type");
}

// Templates of wildcard extensions follow; other lines are not passed over in silence.
void nameRest(std::string_view rest, ForeignValues& values) {
    rest = trimmed(rest);
    if (rest.empty() || rest.starts_with("Template:") || rest.starts_with("Negative Template:")) return;
    addSetting(values, std::string(rest.substr(0, rest.find('\n'))));
}

void takeForeign(const ParametersParts& parts, ForeignValues& values) {
    takeRawPrompts(parts.items, values);
    if (!values.schedule) values.schedule = find(parts.items, "Scheduler");
    takeOtherItems(parts.items, values);
    nameRest(parts.rest, values);
    understandPrompts(values, {.joinsByAnd = true, .changesWords = true});
    nameUntaggedLoras(parts.items, values);
}

PlanSource sourceOf(const ParameterList& items) {
    const auto version = find(items, "Version").value_or("");
    if (version.starts_with(kOwnName)) return PlanSource::Own;
    return version.starts_with("Fooocus") ? PlanSource::Fooocus : PlanSource::A1111;
}

}  // namespace

PicturePlan readParameters(const std::string& text, const PlanTarget& target) {
    const auto plain = withPlainLineEnds(text);
    const auto parts = partsOfParameters(plain);
    const auto source = sourceOf(parts.items);
    ForeignValues values;
    values.prompt = parts.prompt;
    values.negativePrompt = parts.negativePrompt;
    takeItems(parts.items, values);
    source == PlanSource::Own ? takeOwn(parts, values) : takeForeign(parts, values);
    auto result = planFromValues(values, source, target);
    takeNumber(parts.items, "T_struct", limits::kTStruct, result.plan.tStruct);
    takeNumber(parts.items, "Stop after", limits::kStopAfter, result.plan.stopAfter);
    takeNumber(parts.items, "Last timestep", limits::kLastTimestep, result.plan.lastTimestep);
    takeStyles(parts.items, result);
    return result;
}

bool looksLikeParameters(const std::string& text) {
    const auto plain = withPlainLineEnds(text);
    return findItem(partsOfParameters(plain).items, "Steps") != nullptr;
}

Plan planFromParameters(const std::string& text) { return readParameters(text).plan; }

}  // namespace core::plan
