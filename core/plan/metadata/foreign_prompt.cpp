#include "core/plan/metadata/foreign_prompt.h"

#include <algorithm>
#include <string_view>

#include "core/plan/metadata/changing_words.h"
#include "core/plan/metadata/foreign_text.h"
#include "core/plan/metadata/joined_prompts.h"
#include "core/plan/metadata/lora_tags.h"
#include "core/plan/metadata/prompt_words.h"

namespace core::plan {
namespace {

using Kind = PlanNotice::Kind;

constexpr std::size_t kMostNamed = 8;

// "BREAK, <hypernet:old:0.5>": one notice for all words that were taken out.
void nameLost(const std::vector<std::string>& words, std::vector<PlanNotice>& notices) {
    std::string list;
    for (std::size_t i = 0; i < std::min(words.size(), kMostNamed); ++i)
        list += (list.empty() ? "" : ", ") + wordFromOutside(words[i]);
    if (words.size() > kMostNamed) list += ", …";
    if (!list.empty()) notices.push_back({Kind::LostWords, list});
}

// A LoRA that a program lists and names in its prompt, too, is one.
void takeTaggedLoras(ForeignValues& values) {
    auto taken = takeLoraTags(values.prompt, values.loras);
    values.prompt = std::move(taken.prompt);
    values.loras = std::move(taken.loras);
    values.notices.insert(values.notices.end(), taken.notices.begin(), taken.notices.end());
}

}  // namespace

void understandPrompts(ForeignValues& values, const PromptHabits& habits) {
    const auto before = values.prompt;
    takeTaggedLoras(values);
    std::vector<std::string> lost;
    for (auto* prompt : {&values.prompt, &values.negativePrompt}) {
        auto found = takeSpecialWords(*prompt, habits.bareEmbeddings);
        if (habits.changesWords) takeChangingWords(found.text, values.notices);
        const bool changed = !found.taken.empty() || (prompt == &values.prompt && found.text != before);
        *prompt = changed ? withoutLostCommas(found.text) : found.text;
        lost.insert(lost.end(), found.taken.begin(), found.taken.end());
    }
    if (habits.joinsByAnd) joinPrompts(values);
    nameLost(lost, values.notices);
}

}  // namespace core::plan
