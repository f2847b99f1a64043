#include "core/plan/metadata/parameter_line.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr int kDeepestJson = 64;  // levels of JSON in a value

bool isKeyPart(char c) { return isWordByte(c) || c == ' ' || c == '-' || c == '/'; }

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// A JSON string's value; the text itself when it is none.
std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    return json.is_string() ? json.get<std::string>() : std::string(text);
}

class LineScanner {
 public:
    explicit LineScanner(std::string_view text) : m_text(text) {}

    ParameterList run() {
        ParameterList items;
        while (!atEnd())
            if (const auto key = takeKey()) items.emplace_back(*key, unquoted(takeValue()));
        return items;
    }

    std::size_t place() const { return m_at; }

 private:
    // Line breaks within quotes are passed by takeValue().
    bool atEnd() const { return m_at == m_text.size() || m_text[m_at] == '\n'; }

    // The next key and its colon. Without a colon nothing inside the run can be a key, so all of it is passed.
    std::optional<std::string> takeKey() {
        while (!atEnd() && !isWordByte(m_text[m_at])) ++m_at;
        const auto begin = m_at;
        while (!atEnd() && isKeyPart(m_text[m_at])) ++m_at;
        if (atEnd() || m_text[m_at] != ':' || m_at - begin < 2) return std::nullopt;
        return std::string(m_text.substr(begin, m_at++ - begin));
    }

    std::string_view takeValue() {
        while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
        const auto begin = m_at;
        auto whole = endOfQuoted(begin);
        if (!whole) whole = endOfJson(begin);
        const auto end = whole ? *whole : std::min(m_text.find_first_of(",\n", begin), m_text.size());
        m_at = end < m_text.size() && m_text[end] == ',' ? end + 1 : end;
        return m_text.substr(begin, end - begin);
    }

    bool endsItem(std::size_t at) const { return at == m_text.size() || m_text[at] == ',' || m_text[at] == '\n'; }

    // The end of a quoted value that a comma or the end of the line follows.
    std::optional<std::size_t> endOfQuoted(std::size_t begin) const {
        if (begin >= m_text.size() || m_text[begin] != '"') return std::nullopt;
        auto i = begin + 1;
        while (i < m_text.size() && m_text[i] != '"') i += m_text[i] == '\\' ? 2 : 1;
        if (i >= m_text.size() || i == begin + 1) return std::nullopt;
        return endsItem(i + 1) ? std::optional(i + 1) : std::nullopt;
    }

    // The same of a list or object. Once one is not closed before the end of the text, none is looked for again.
    std::optional<std::size_t> endOfJson(std::size_t begin) {
        if (m_noJson || begin >= m_text.size() || (m_text[begin] != '[' && m_text[begin] != '{')) return std::nullopt;
        int depth = 0;
        bool quoted = false;
        for (auto i = begin; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (quoted && c == '\\') ++i;
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            depth += (c == '[' || c == '{') - (c == ']' || c == '}');
            if (depth == 0) return endsItem(i + 1) ? std::optional(i + 1) : std::nullopt;
            if (depth > kDeepestJson) return std::nullopt;
        }
        m_noJson = true;
        return std::nullopt;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_noJson = false;
};

bool needsQuotes(const std::string& value) {
    return value.empty() || value.find_first_of(",:\n\r\"") != std::string::npos || isSpace(value.front()) ||
           isSpace(value.back());
}

std::string quoted(const std::string& value) {
    return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

ParameterList parseParameterLine(std::string_view line) { return LineScanner(line).run(); }

std::size_t endOfParameterLine(std::string_view text) {
    LineScanner scanner(text);
    scanner.run();
    return scanner.place();
}

std::string formatParameterLine(const ParameterList& items) {
    std::string line;
    for (const auto& [key, value] : items) {
        if (!line.empty()) line += ", ";
        line += key + ": " + (needsQuotes(value) ? quoted(value) : value);
    }
    return line;
}

}  // namespace core::plan
