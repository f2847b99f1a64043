#include "core/plan/metadata/joined_prompts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostJoined = 64;
constexpr std::size_t kLongestWeight = 32;  // bytes, the colon included
constexpr std::string_view kAnd = "AND";

std::size_t findAnd(std::string_view text) {
    for (auto at = text.find(kAnd); at != text.npos; at = text.find(kAnd, at + 1)) {
        const auto end = at + kAnd.size();
        if ((at == 0 || !isWordByte(text[at - 1])) && (end == text.size() || !isWordByte(text[end]))) return at;
    }
    return text.npos;
}

std::vector<std::string_view> partsOfPrompt(std::string_view text) {
    std::vector<std::string_view> parts;
    for (auto at = findAnd(text); at != text.npos && parts.size() < kMostJoined; at = findAnd(text)) {
        parts.push_back(trimmed(text.substr(0, at)));
        text.remove_prefix(at + kAnd.size());
    }
    parts.push_back(trimmed(text));
    return parts;
}

struct Weighted {
    std::string_view words;
    double weight = 1.0;
    std::string_view rest;  // after a weight that does not end the part
};

// "winter night :0.6": the first colon outside of brackets whose number ends the part, or a phrase of it.
Weighted weightIn(std::string_view part) {
    int depth = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        depth += (part[i] == '(' || part[i] == '[') - (part[i] == ')' || part[i] == ']');
        if (part[i] != ':' || depth > 0) continue;
        const auto end = std::min(part.substr(0, i + kLongestWeight).find_first_of(",\n", i), part.size());
        if (end > i + kLongestWeight) continue;
        if (const auto weight = finiteNumber(part.substr(i + 1, end - i - 1)))
            return {trimmed(part.substr(0, i)), *weight, part.substr(end)};
    }
    return {part, 1.0, {}};
}

void appendPart(std::string& prompt, std::string_view words) {
    if (!prompt.empty() && !words.empty() && !words.starts_with(',')) prompt += ", ";
    prompt += words;
}

}  // namespace

void joinPrompts(ForeignValues& values) {
    const auto whole = std::move(values.prompt);
    const auto parts = partsOfPrompt(whole);
    values.prompt.clear();
    if (parts.size() == 1) {
        values.prompt = whole;
        return;
    }
    for (const auto part : parts) {
        const auto found = weightIn(part);
        const auto weight = std::clamp(found.weight, -10.0, 10.0);  // see core/text/prompt_weights.h
        if (weight < 0.0)
            appendPart(values.negativePrompt, found.words);
        else
            appendPart(values.prompt,
                       weight == 1.0 ? std::string(found.words) : fmt::format("({}:{})", found.words, weight));
        values.prompt += found.rest;
    }
    values.notices.push_back({PlanNotice::Kind::JoinedPrompts, std::to_string(parts.size())});
}

}  // namespace core::plan
