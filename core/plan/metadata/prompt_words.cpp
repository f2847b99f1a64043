#include "core/plan/metadata/prompt_words.h"

#include <algorithm>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostTaken = 64;
constexpr std::size_t kLongestTag = 512;  // bytes; also keeps prompts of open angles cheap
constexpr std::string_view kBreak = "BREAK";
constexpr std::string_view kEmbedding = "embedding:";

bool isNamePart(char c) { return isWordByte(c) || c == '-' || c == '.' || c == '/' || c == '\\'; }

class SpecialWordTaker {
 public:
    SpecialWordTaker(std::string_view prompt, bool bareTags) : m_prompt(prompt), m_bareTags(bareTags) {}

    SpecialWords run() {
        while (m_at < m_prompt.size())
            if (!takeBreak() && !takeTag() && !takeEmbedding()) m_found.text += m_prompt[m_at++];
        return std::move(m_found);
    }

 private:
    bool beginsWord() const { return m_at == 0 || !isWordByte(m_prompt[m_at - 1]); }
    std::string_view rest() const { return m_prompt.substr(m_at); }

    void take(std::size_t size) {
        const std::string words(m_prompt.substr(m_at, size));
        const bool known = std::ranges::count(m_found.taken, words) > 0;
        if (!known && m_found.taken.size() < kMostTaken) m_found.taken.push_back(words);
        m_at += size;
    }

    // It parts a prompt, as a comma does.
    bool takeBreak() {
        const auto end = kBreak.size();
        if (!beginsWord() || !rest().starts_with(kBreak) || (end < rest().size() && isWordByte(rest()[end])))
            return false;
        take(end);
        auto& text = m_found.text;
        text.erase(text.find_last_not_of(" \t\n") + 1);  // npos + 1 is 0
        text += ',';
        return true;
    }

    bool takeTag() {
        if (m_prompt[m_at] != '<') return false;
        const auto tag = rest().substr(0, kLongestTag);
        const auto end = tag.find_first_of("<>\n", 1);
        if (end == tag.npos || tag[end] != '>' || !isTag(tag.substr(1, end - 1))) return false;
        take(end + 1);
        return true;
    }

    // "hypernet:old:0.5"; or any name, where such are tags.
    bool isTag(std::string_view words) const {
        const auto name = words.substr(0, std::min(words.find_first_of(":["), words.size()));
        const bool isName = !name.empty() && std::ranges::all_of(name, isNamePart);
        return isName && (m_bareTags || name.size() < words.size() || name == "break");
    }

    // With the brackets of its weight, which would be left around nothing: (embedding:name:1.2).
    bool takeEmbedding() {
        const bool opens = m_prompt[m_at] == '(';
        const auto words = rest().substr(opens ? 1 : 0);
        if (!words.starts_with(kEmbedding) || (!opens && !beginsWord())) return false;
        auto end = kEmbedding.size();
        while (end < words.size() && isNamePart(words[end])) ++end;
        if (end == kEmbedding.size()) return false;
        if (!opens) return take(end), true;
        const auto close = std::min(words.find_first_not_of(":0123456789.", end), words.size());
        if (close == words.size() || words[close] != ')') return false;  // the bracket holds more
        take(close + 2);
        return true;
    }

    std::string_view m_prompt;
    bool m_bareTags;
    std::size_t m_at = 0;
    SpecialWords m_found;
};

}  // namespace

SpecialWords takeSpecialWords(std::string_view prompt, bool bareTags) {
    return SpecialWordTaker(prompt, bareTags).run();
}

std::string withoutLostCommas(std::string_view prompt) {
    std::string text, spaces;
    bool afterComma = true;  // none begins a prompt either
    for (const char c : prompt) {
        if (c == ' ' || c == '\t' || c == '\n') {
            spaces += c;
        } else {
            const bool isLost = c == ',' && afterComma;
            if (c != ',' && !text.empty()) text += spaces;
            if (!isLost) text += c;
            spaces.clear();
            afterComma = c == ',';
        }
    }
    if (afterComma && !text.empty()) text.pop_back();
    return afterComma ? text : text + spaces;
}

}  // namespace core::plan
