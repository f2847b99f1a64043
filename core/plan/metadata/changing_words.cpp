#include "core/plan/metadata/changing_words.h"

#include <optional>
#include <string_view>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr int kMostChanges = 8;
constexpr int kDeepestChange = 16;  // nobody nests so deep; keeps hostile prompts cheap

// Where each bracket's partner is; npos for none, and for all other characters.
std::vector<std::size_t> partnersIn(std::string_view text) {
    std::vector<std::size_t> partners(text.size(), text.npos), open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            ++i;
        } else if (c == '[' || c == '(') {
            open.push_back(i);
        } else if ((c == ']' || c == ')') && !open.empty() && (text[open.back()] == '[') == (c == ']')) {
            partners[open.back()] = i;
            open.pop_back();
        }
    }
    return partners;
}

class ChangingWordTaker {
 public:
    ChangingWordTaker(std::string_view text, std::vector<PlanNotice>& notices)
        : m_text(text), m_partners(partnersIn(text)), m_notices(notices) {}

    std::string run() { return rewritten(0, m_text.size(), 0); }

 private:
    std::string rewritten(std::size_t begin, std::size_t end, int depth) {
        std::string result;
        for (auto i = begin; i < end; ++i) {
            const auto close = m_text[i] == '[' ? m_partners[i] : m_text.npos;
            const auto kept = close < end && depth < kDeepestChange ? firstOf(i + 1, close) : std::nullopt;
            if (!kept) {
                result += m_text[i];
                continue;
            }
            const auto words = rewritten(kept->begin, kept->end, depth + 1);
            note(m_text.substr(i, close + 1 - i), words);
            result += words;
            i = close;
        }
        return result;
    }

    struct Range {
        std::size_t begin, end;
    };

    // What stands first in a bracket whose words change; nothing for other brackets.
    std::optional<Range> firstOf(std::size_t begin, std::size_t end) const {
        std::vector<std::size_t> colons, bars;
        for (auto i = begin; i < end; ++i) {
            if (m_text[i] == '\\') {
                ++i;
            } else if (m_partners[i] < end) {
                i = m_partners[i];
            } else if (m_text[i] == ':') {
                colons.push_back(i);
            } else if (m_text[i] == '|') {
                bars.push_back(i);
            }
        }
        if (!bars.empty()) return Range{begin, bars.front()};
        if (colons.empty() || !finiteNumber(m_text.substr(colons.back() + 1, end - colons.back() - 1)))
            return std::nullopt;
        const Range first{begin, colons.front()};
        if (colons.size() == 1 || !trimmed(m_text.substr(begin, first.end - begin)).empty()) return first;
        return Range{colons.front() + 1, colons[1]};
    }

    void note(std::string_view found, std::string_view used) {
        if (m_count++ < kMostChanges)
            m_notices.push_back({PlanNotice::Kind::ChangingWords, wordFromOutside(found), wordFromOutside(used)});
    }

    std::string_view m_text;
    std::vector<std::size_t> m_partners;
    std::vector<PlanNotice>& m_notices;
    int m_count = 0;
};

}  // namespace

void takeChangingWords(std::string& prompt, std::vector<PlanNotice>& notices) {
    if (prompt.find('[') == std::string::npos) return;
    prompt = ChangingWordTaker(prompt, notices).run();
}

}  // namespace core::plan
