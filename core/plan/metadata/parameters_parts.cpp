#include "core/plan/metadata/parameters_parts.h"

#include <algorithm>
#include <optional>
#include <string>

namespace core::plan {
namespace {

constexpr std::size_t kFewestItems = 3;  // a line with fewer belongs to the prompt
constexpr std::string_view kSteps = "Steps:";
constexpr int kMostTries = 64;

struct Line {
    std::size_t begin;
    ParameterList items;
};

std::optional<Line> lineAt(std::string_view text, std::size_t begin) {
    auto items = parseParameterLine(text.substr(begin));
    return items.size() < kFewestItems ? std::nullopt : std::optional(Line{begin, std::move(items)});
}

std::size_t lineBegin(std::string_view text, std::size_t at) {
    const auto lineBreak = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return lineBreak == text.npos ? 0 : lineBreak + 1;
}

std::optional<Line> findLine(std::string_view text) {
    auto at = text.rfind(kSteps);
    for (int i = 0; i < kMostTries && at != text.npos; ++i) {
        if (at == lineBegin(text, at))
            if (auto line = lineAt(text, at)) return line;
        at = at == 0 ? text.npos : text.rfind(kSteps, at - 1);
    }
    return lineAt(text, lineBegin(text, text.size()));
}

// Where a line that starts with "Negative prompt:" begins.
std::size_t findNegative(std::string_view text) {
    if (text.starts_with(kNegativeLabel)) return 0;
    const auto lineBreak = text.find("\n" + std::string(kNegativeLabel));
    return lineBreak == text.npos ? lineBreak : lineBreak + 1;
}

void splitPrompts(std::string_view text, ParametersParts& parts) {
    const auto negative = findNegative(text);
    parts.prompt = text.substr(0, negative == 0 || negative == text.npos ? negative : negative - 1);
    if (negative == text.npos) return;
    parts.negativePrompt = text.substr(negative + kNegativeLabel.size());
    if (parts.negativePrompt.starts_with(' ')) parts.negativePrompt.remove_prefix(1);
}

}  // namespace

ParametersParts partsOfParameters(std::string_view text) {
    text = text.substr(0, text.find_last_not_of(" \t\n") + 1);  // npos + 1 is 0
    ParametersParts parts;
    auto line = findLine(text);
    if (!line) {
        splitPrompts(text, parts);
        return parts;
    }
    splitPrompts(text.substr(0, line->begin == 0 ? 0 : line->begin - 1), parts);
    parts.items = std::move(line->items);
    parts.rest = text.substr(line->begin + endOfParameterLine(text.substr(line->begin)));
    return parts;
}

const std::string* findItem(const ParameterList& items, std::string_view key) {
    const auto found = std::find_if(items.rbegin(), items.rend(), [&](const auto& item) { return item.first == key; });
    return found == items.rend() ? nullptr : &found->second;
}

}  // namespace core::plan
