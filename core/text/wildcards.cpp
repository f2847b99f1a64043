#include "core/text/wildcards.h"

#include <vector>

namespace core::text {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): the n-th number after `seed`, without the ones before.
std::uint64_t randomNumber(std::uint64_t seed, std::uint64_t n) {
    std::uint64_t x = seed + (n + 1) * 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

void append(ResolvedPrompt& text, std::string_view bytes, std::size_t consumed) {
    text.text += bytes;
    text.consumed.resize(text.text.size(), consumed);
}

void append(ResolvedPrompt& text, const ResolvedPrompt& more) {
    text.text += more.text;
    text.consumed.insert(text.consumed.end(), more.consumed.begin(), more.consumed.end());
}

// A brace that has been opened: the choices so far; the last one is still growing.
struct Choice {
    std::vector<ResolvedPrompt> choices = std::vector<ResolvedPrompt>(1);
    std::vector<std::size_t> marks = {};  // where its brace and its bars end
    std::uint64_t ordinal = 0;            // among all opening braces
};

class Resolver {
 public:
    explicit Resolver(std::uint64_t seed) : m_seed(seed) {}

    ResolvedPrompt resolve(std::string_view prompt) {
        for (std::size_t at = 0; at < prompt.size(); ++at) {
            const char c = prompt[at];
            const bool inChoice = m_groups.size() > 1;
            if (c == '\\' && at + 1 < prompt.size()) {
                append(current(), prompt.substr(at, 2), at + 2);
                ++at;
            } else if (c == '{') {
                m_groups.push_back({.marks = {at + 1}, .ordinal = m_opened++});
            } else if (c == '|' && inChoice) {
                m_groups.back().choices.emplace_back();
                m_groups.back().marks.push_back(at + 1);
            } else if (c == '}' && inChoice) {
                close(at + 1);
            } else {
                append(current(), prompt.substr(at, 1), at + 1);
            }
        }
        while (m_groups.size() > 1) fold(literal(m_groups.back()));
        return current();
    }

 private:
    ResolvedPrompt& current() { return m_groups.back().choices.back(); }

    // `end` is where the closing brace ends.
    void close(std::size_t end) {
        const auto& group = m_groups.back();
        auto chosen = group.choices.size() == 1
                          ? literal(group)
                          : group.choices[randomNumber(m_seed, group.ordinal) % group.choices.size()];
        if (group.choices.size() == 1)
            append(chosen, "}", end);
        else if (!chosen.consumed.empty())
            chosen.consumed.back() = end;
        fold(chosen);
    }

    // Replaces the innermost group by text.
    void fold(const ResolvedPrompt& text) {
        m_groups.pop_back();
        append(current(), text);
    }

    static ResolvedPrompt literal(const Choice& group) {
        ResolvedPrompt text;
        for (std::size_t i = 0; i < group.choices.size(); ++i) {
            append(text, i == 0 ? "{" : "|", group.marks[i]);
            append(text, group.choices[i]);
        }
        return text;
    }

    std::uint64_t m_seed;
    std::uint64_t m_opened = 0;
    std::vector<Choice> m_groups = std::vector<Choice>(1);  // the first stands for the prompt itself
};

}  // namespace

ResolvedPrompt resolveWildcards(std::string_view prompt, std::uint64_t seed) { return Resolver(seed).resolve(prompt); }

}  // namespace core::text
