#include "core/pipeline/parameters_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "core/pipeline/foreign_values.h"
#include "core/pipeline/lora_tags.h"
#include "core/pipeline/parameter_line.h"
#include "core/pipeline/picture_file.h"
#include "core/pipeline/plan_checks.h"

namespace core::pipeline {
namespace {

constexpr std::string_view kOwnName = "PanGu-Draw Studio";
constexpr std::size_t kFewestItems = 3;  // a last line with fewer belongs to the prompt

using Items = std::map<std::string, std::string>;

std::optional<std::string> find(const Items& items, const std::string& key) {
    const auto found = items.find(key);
    return found == items.end() ? std::nullopt : std::optional(found->second);
}

// "512x768" or "512 x 768".
void takeSize(const Items& items, ForeignValues& values) {
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

void takeStyles(const Items& items, PicturePlan& result) {
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
void takeNumber(const Items& items, const char* label, const Range<int>& range, int& field) {
    const auto text = find(items, label).value_or("");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) field = range.nearest(number);
}

void takeItems(const Items& items, ForeignValues& values) {
    values.steps = find(items, "Steps");
    values.guidance = find(items, "CFG scale");
    values.seed = find(items, "Seed");
    values.sampler = find(items, "Sampler");
    values.schedule = find(items, "Schedule type");
    values.model = find(items, "Model");
    takeSize(items, values);
}

// Where a line that starts with "Negative prompt:" begins.
std::size_t findNegative(std::string_view text) {
    if (text.starts_with(kNegativeLabel)) return 0;
    const auto lineBreak = text.find("\n" + std::string(kNegativeLabel));
    return lineBreak == std::string_view::npos ? lineBreak : lineBreak + 1;
}

void takePrompts(std::string_view text, ForeignValues& values) {
    const auto negative = findNegative(text);
    if (negative == std::string_view::npos) {
        values.prompt = text;
        return;
    }
    values.prompt = text.substr(0, negative == 0 ? 0 : negative - 1);
    const auto rest = text.substr(negative + kNegativeLabel.size());
    values.negativePrompt = rest.substr(rest.starts_with(' ') ? 1 : 0);
}

void takeLoras(ForeignValues& values) {
    auto taken = takeLoraTags(values.prompt);
    values.prompt = std::move(taken.prompt);
    values.loras = std::move(taken.loras);
    values.notices = std::move(taken.notices);
}

// A text in its two parts: the last line, where it is one of parameters, and the prompts before it.
struct Parts {
    std::string_view prompts;
    Items items;
};

Parts partsOf(const std::string& text) {
    const auto whole = std::string_view(text).substr(0, text.find_last_not_of(" \t\r\n") + 1);
    const auto lineBreak = whole.rfind('\n');
    const auto lastLine = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
    const auto list = parseParameterLine(whole.substr(lastLine));
    if (list.size() < kFewestItems) return {whole, {}};
    Parts parts{whole.substr(0, lastLine == 0 ? 0 : lineBreak), {}};
    for (const auto& [key, value] : list) parts.items.insert_or_assign(key, value);
    return parts;
}

}  // namespace

PicturePlan readParameters(const std::string& text, const PlanTarget& target) {
    const auto parts = partsOf(text);
    ForeignValues values;
    takePrompts(parts.prompts, values);
    takeLoras(values);
    takeItems(parts.items, values);
    const bool own = find(parts.items, "Version").value_or("").starts_with(kOwnName);
    auto result = planFromValues(values, own ? PlanSource::Own : PlanSource::A1111, target);
    takeNumber(parts.items, "T_struct", limits::kTStruct, result.plan.tStruct);
    takeNumber(parts.items, "Stop after", limits::kStopAfter, result.plan.stopAfter);
    takeNumber(parts.items, "Last timestep", limits::kLastTimestep, result.plan.lastTimestep);
    takeStyles(parts.items, result);
    return result;
}

bool looksLikeParameters(const std::string& text) { return partsOf(text).items.contains("Steps"); }

Plan planFromParameters(const std::string& text) { return readParameters(text).plan; }

}  // namespace core::pipeline
