#include "core/plan/metadata/compel_prompt.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr double kUp = 1.1;
constexpr double kDown = 0.9;
constexpr std::size_t kMostSigns = 16;
constexpr std::size_t kDeepestBracket = 64;
constexpr std::size_t kMostFunctions = 8;
constexpr std::string_view kEndsWord = " \t\n,;()\"";

class CompelTranslator {
 public:
    CompelTranslator(std::string_view text, std::vector<PlanNotice>& notices) : m_text(text), m_notices(notices) {}

    std::string run() {
        while (m_at < m_text.size()) step();
        while (!m_open.empty()) m_result.insert(closed().begin, 1, '(');  // never closed: it stays
        return std::move(m_result);
    }

 private:
    struct Open {
        std::size_t begin;  // in the result
    };

    void step() {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size()) return copy(2);
        if (c == '(' && m_open.size() < kDeepestBracket) return open();
        if (c == ')' && !m_open.empty()) return close();
        if (c == '.' && takeFunction()) return;
        if ((c == '+' || c == '-') && endsWord()) return weighWord();
        copy(1);
    }

    void copy(std::size_t size) {
        m_result += m_text.substr(m_at, size);
        m_at += size;
    }

    void open() {
        m_open.push_back({m_result.size()});
        ++m_at;
    }

    Open closed() {
        const auto open = m_open.back();
        m_open.pop_back();
        return open;
    }

    void close() {
        ++m_at;
        const auto begin = closed().begin;
        if (const auto weight = takeWeight()) return weigh(begin, *weight);
        // Not InvokeAI's way, but people write it: (words:1.3).
        const auto words = std::string_view(m_result).substr(begin);
        const auto colon = words.rfind(':');
        if (colon == words.npos || !finiteNumber(words.substr(colon + 1))) return;
        m_result.insert(begin, 1, '(');
        m_result += ')';
    }

    void weigh(std::size_t begin, double weight) {
        m_result.insert(begin, 1, '(');
        m_result += fmt::format(":{:.4g})", std::min(weight, 10.0));
    }

    // "++", "-" or "1.3", behind a bracket.
    std::optional<double> takeWeight() {
        if (const auto signs = signsHere(); signs > 0) return takeSigns(signs);
        const auto end = std::min(m_text.find_first_not_of("0123456789.", m_at), m_text.size());
        const auto number = finiteNumber(m_text.substr(m_at, end - m_at));
        if (number) m_at = end;
        return number;
    }

    std::size_t signsHere() const {
        const auto here = m_text.substr(m_at, kMostSigns + 1);
        if (here.empty() || (here[0] != '+' && here[0] != '-')) return 0;
        return std::min(here.find_first_not_of(here[0]), here.size());
    }

    double takeSigns(std::size_t signs) {
        const double factor = m_text[m_at] == '+' ? kUp : kDown;
        m_at += signs;
        return std::pow(factor, static_cast<double>(signs));
    }

    // Whether the signs here are those of the word before, as in "red++ coat", and no hyphen.
    bool endsWord() const {
        const auto end = m_at + signsHere();
        const bool ends = end == m_text.size() || kEndsWord.find(m_text[end]) != kEndsWord.npos;
        return ends && wordBegin() < m_result.size() && m_result.back() != m_text[m_at];
    }

    // In the result. A quoted phrase is one word.
    std::size_t wordBegin() const {
        const auto inBracket = m_open.empty() ? 0 : m_open.back().begin;
        if (m_result.ends_with('"') && m_result.size() > 1) {
            const auto quote = m_result.rfind('"', m_result.size() - 2);
            if (quote != m_result.npos && quote >= inBracket) return quote;
        }
        const auto before = m_result.find_last_of(kEndsWord);
        return std::max(inBracket, before == m_result.npos ? 0 : before + 1);
    }

    void weighWord() {
        const auto begin = wordBegin();
        weigh(begin, takeSigns(signsHere()));
    }

    bool takeFunction() {
        static constexpr std::array<std::string_view, 3> kNames{".and(", ".blend(", ".swap("};
        const auto rest = m_text.substr(m_at);
        for (const auto name : kNames) {
            if (!rest.starts_with(name)) continue;
            const auto end = std::min(rest.find(')'), rest.size() - 1);
            if (m_named++ < kMostFunctions)
                m_notices.push_back({PlanNotice::Kind::LostWords, wordFromOutside(rest.substr(0, end + 1))});
            m_at += end + 1;
            return true;
        }
        return false;
    }

    std::string_view m_text;
    std::vector<PlanNotice>& m_notices;
    std::size_t m_at = 0;
    std::size_t m_named = 0;
    std::string m_result;
    std::vector<Open> m_open;
};

}  // namespace

std::string fromCompel(const std::string& prompt, std::vector<PlanNotice>& notices) {
    if (prompt.find_first_of("()+-") == std::string::npos) return prompt;
    return CompelTranslator(prompt, notices).run();
}

}  // namespace core::plan
