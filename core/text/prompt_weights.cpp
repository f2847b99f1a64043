#include "core/text/prompt_weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace core::text {
namespace {

constexpr double kBracketFactor = 1.1;
constexpr double kLargestWeight = 10.0;
constexpr std::size_t kDeepest = 64;  // nobody nests so deep; keeps hostile prompts cheap

struct Piece {
    char byte;
    std::size_t begin, end;  // in the prompt
    std::size_t consumed;    // with the brackets that close behind it
    double weight = 1.0;
};

struct Bracket {
    char open;
    std::size_t firstPiece;
};

// "1.3)" after a colon: the weight and how many bytes it takes, the bracket included.
struct ExplicitWeight {
    double value;
    std::size_t length;
};

std::size_t spaces(std::string_view text) { return std::min(text.find_first_not_of(" \t"), text.size()); }

// `text` starts with ":".
std::optional<ExplicitWeight> explicitWeight(std::string_view text) {
    std::size_t at = 1 + spaces(text.substr(1));
    if (at < text.size() && text[at] == '+') ++at;
    double value = 0;
    const auto parsed = std::from_chars(text.data() + at, text.data() + text.size(), value, std::chars_format::fixed);
    if (parsed.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
    at = static_cast<std::size_t>(parsed.ptr - text.data());
    at += spaces(text.substr(at));
    if (at >= text.size() || text[at] != ')') return std::nullopt;
    return ExplicitWeight{value, at + 1};
}

class Parser {
 public:
    explicit Parser(std::string_view prompt) : m_prompt(prompt) {}

    std::vector<PromptSpan> parse() {
        while (m_at < m_prompt.size()) step();
        while (!m_open.empty()) closeAtEnd();
        return joined();
    }

    // Of a prompt that was parsed.
    const std::vector<std::string>& comments() const { return m_comments; }

 private:
    void step() {
        const char c = m_prompt[m_at];
        if (isEscape()) return take(m_prompt[m_at + 1], 2);
        if (c == '#' && isCommentStart()) return skipComment();
        if ((c == '(' || c == '[') && m_open.size() < kDeepest) return open(c);
        if (c == ')' && closes('(')) return close(kBracketFactor, 1);
        if (c == ']' && closes('[')) return close(1 / kBracketFactor, 1);
        if (c == ':' && closes('('))
            if (const auto weight = explicitWeight(m_prompt.substr(m_at))) return close(weight->value, weight->length);
        take(c, 1);
    }

    bool isEscape() const {
        return m_prompt[m_at] == '\\' && m_at + 1 < m_prompt.size() &&
               std::string_view("()[]\\#").find(m_prompt[m_at + 1]) != std::string_view::npos;
    }
    bool isCommentStart() const {
        return m_at == 0 || std::string_view(" \t\r\n").find(m_prompt[m_at - 1]) != std::string_view::npos;
    }
    bool closes(char bracket) const { return !m_open.empty() && m_open.back().open == bracket; }

    void skipComment() {
        const auto end = std::min(m_prompt.find('\n', m_at), m_prompt.size());
        m_comments.emplace_back(m_prompt.substr(m_at, end - m_at));
        m_at = end;
    }

    void take(char byte, std::size_t length) {
        m_pieces.push_back({byte, m_at, m_at + length, m_at + length});
        m_at += length;
    }

    void open(char bracket) {
        m_open.push_back({bracket, m_pieces.size()});
        ++m_at;
    }

    void close(double factor, std::size_t length) {
        for (auto i = m_open.back().firstPiece; i < m_pieces.size(); ++i)
            m_pieces[i].weight = std::clamp(m_pieces[i].weight * factor, -kLargestWeight, kLargestWeight);
        m_open.pop_back();
        m_at += length;
        if (!m_pieces.empty()) m_pieces.back().consumed = m_at;
    }

    void closeAtEnd() { close(m_open.back().open == '(' ? kBracketFactor : 1 / kBracketFactor, 0); }

    std::vector<PromptSpan> joined() const {
        std::vector<PromptSpan> spans;
        for (const auto& piece : m_pieces) {
            if (spans.empty() || spans.back().weight != piece.weight)
                spans.push_back({.text = {}, .weight = piece.weight, .begin = piece.begin, .end = piece.end});
            spans.back().text += piece.byte;
            spans.back().end = piece.end;
            spans.back().consumed.push_back(piece.consumed);
        }
        return spans;
    }

    std::string_view m_prompt;
    std::size_t m_at = 0;
    std::vector<Piece> m_pieces;
    std::vector<std::string> m_comments;
    std::vector<Bracket> m_open;
};

}  // namespace

std::vector<PromptSpan> parsePromptWeights(std::string_view prompt) { return Parser(prompt).parse(); }

std::vector<std::string> promptComments(std::string_view prompt) {
    Parser parser(prompt);
    parser.parse();
    return parser.comments();
}

}  // namespace core::text
