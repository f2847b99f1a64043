#include "core/text/wildcards.h"

#include <optional>
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

// A brace that has been opened: the choices so far; the last one is still growing.
struct Choice {
    std::vector<std::string> choices;
    std::uint64_t ordinal;  // among all opening braces
};

class Resolver {
 public:
    explicit Resolver(std::uint64_t seed) : m_seed(seed) {}

    std::string resolve(std::string_view prompt) {
        for (std::size_t at = 0; at < prompt.size(); ++at) {
            const char c = prompt[at];
            const bool inChoice = m_groups.size() > 1;
            if (c == '\\' && at + 1 < prompt.size()) {
                current().append(prompt.substr(at++, 2));
            } else if (c == '{') {
                m_groups.push_back({{""}, m_opened++});
            } else if (c == '|' && inChoice) {
                m_groups.back().choices.emplace_back();
            } else if (c == '}' && inChoice) {
                close();
            } else {
                current() += c;
            }
        }
        while (m_groups.size() > 1) fold(literal(m_groups.back()));
        return current();
    }

 private:
    std::string& current() { return m_groups.back().choices.back(); }

    void close() {
        const auto& group = m_groups.back();
        const auto& choices = group.choices;
        if (choices.size() == 1) return fold(literal(group) + "}");
        fold(choices[randomNumber(m_seed, group.ordinal) % choices.size()]);
    }

    // Replaces the innermost group by text.
    void fold(std::string text) {
        m_groups.pop_back();
        current() += text;
    }

    static std::string literal(const Choice& group) {
        std::string text = "{" + group.choices.front();
        for (std::size_t i = 1; i < group.choices.size(); ++i) text += "|" + group.choices[i];
        return text;
    }

    std::uint64_t m_seed;
    std::uint64_t m_opened = 0;
    std::vector<Choice> m_groups{{{""}, 0}};  // the first stands for the prompt itself
};

}  // namespace

std::string resolveWildcards(std::string_view prompt, std::uint64_t seed) { return Resolver(seed).resolve(prompt); }

}  // namespace core::text
