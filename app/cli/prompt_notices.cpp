#include "app/cli/prompt_notices.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/prompt_weights.h"

namespace cli {
namespace {

constexpr std::size_t kMostShown = 60;  // bytes

// The beginning of a text on one line, in quotation marks.
std::string inQuotes(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    const auto start = std::min(text.find_first_not_of(" ,"), text.size());
    text.erase(0, start);
    if (text.size() <= kMostShown) return "\"" + text + "\"";
    text.resize(kMostShown);
    while (!core::isUtf8(text)) text.pop_back();
    return "\"" + text + "…\"";
}

void addNotices(core::pipeline::Pipeline& generator, const core::plan::Plan& plan, const char* what,
                const std::string& prompt, std::vector<std::string>& notices) {
    const auto tokens = generator.countTokens(plan.model, prompt, plan.seed);
    if (tokens.used > tokens.limit)
        notices.push_back(fmt::format("{} has {} tokens, the model reads the first {}: {} has no effect", what,
                                      tokens.used, tokens.limit, inQuotes(prompt.substr(tokens.keptBytes))));
    for (const auto& comment : core::text::promptComments(prompt))
        notices.push_back(fmt::format("{} has a comment, which is left out: {} (\\# is a plain number sign)", what,
                                      inQuotes(comment)));
}

}  // namespace

std::vector<std::string> promptNotices(core::pipeline::Pipeline& generator, const core::plan::Plan& plan) {
    std::vector<std::string> notices;
    addNotices(generator, plan, "the prompt", plan.prompt, notices);
    if (!plan.negativePrompt.empty()) addNotices(generator, plan, "the negative prompt", plan.negativePrompt, notices);
    for (const auto& style : plan.styles) {
        const auto whole = generator.countTokens(plan.model, style.prefix + plan.prompt, plan.seed);
        const auto alone = generator.countTokens(plan.model, plan.prompt, plan.seed);
        if (whole.used > whole.limit && alone.used <= alone.limit)
            notices.push_back(fmt::format("with the style {} the prompt has {} tokens, the model reads the first {}",
                                          inQuotes(style.prefix), whole.used, whole.limit));
    }
    return notices;
}

}  // namespace cli
