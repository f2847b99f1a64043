#include "core/pipeline/parameter_line.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace core::pipeline {
namespace {

// Bytes of UTF-8 sequences count as letters.
bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isKeyPart(char c) { return isWord(c) || c == ' ' || c == '-' || c == '/'; }

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// A JSON string's value; the text itself when it is none.
std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    return json.is_string() ? json.get<std::string>() : std::string(text);
}

class Scanner {
 public:
    explicit Scanner(std::string_view line) : m_line(line) {}

    ParameterList run() {
        ParameterList items;
        while (m_at < m_line.size())
            if (const auto key = takeKey()) items.emplace_back(*key, unquoted(takeValue()));
        return items;
    }

 private:
    // The next key and its colon. Without a colon nothing inside the run can be a key, so all of it is passed.
    std::optional<std::string> takeKey() {
        while (m_at < m_line.size() && !isWord(m_line[m_at])) ++m_at;
        const auto begin = m_at;
        while (m_at < m_line.size() && isKeyPart(m_line[m_at])) ++m_at;
        if (m_at == m_line.size() || m_line[m_at] != ':' || m_at - begin < 2) return std::nullopt;
        return std::string(m_line.substr(begin, m_at++ - begin));
    }

    std::string_view takeValue() {
        while (m_at < m_line.size() && isSpace(m_line[m_at])) ++m_at;
        const auto begin = m_at;
        const auto quotedEnd = endOfQuoted(begin);
        const auto end = quotedEnd ? *quotedEnd : std::min(m_line.find(',', begin), m_line.size());
        m_at = std::min(end + 1, m_line.size());
        return m_line.substr(begin, end - begin);
    }

    // The end of a quoted value that a comma or the end of the line follows.
    std::optional<std::size_t> endOfQuoted(std::size_t begin) const {
        if (begin >= m_line.size() || m_line[begin] != '"') return std::nullopt;
        auto i = begin + 1;
        while (i < m_line.size() && m_line[i] != '"') i += m_line[i] == '\\' ? 2 : 1;
        if (i >= m_line.size() || i == begin + 1) return std::nullopt;
        const auto end = i + 1;
        return end == m_line.size() || m_line[end] == ',' ? std::optional(end) : std::nullopt;
    }

    std::string_view m_line;
    std::size_t m_at = 0;
};

bool needsQuotes(const std::string& value) {
    return value.empty() || value.find_first_of(",:\n\r\"") != std::string::npos || isSpace(value.front()) ||
           isSpace(value.back());
}

std::string quoted(const std::string& value) {
    return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

ParameterList parseParameterLine(std::string_view line) { return Scanner(line).run(); }

std::string formatParameterLine(const ParameterList& items) {
    std::string line;
    for (const auto& [key, value] : items) {
        if (!line.empty()) line += ", ";
        line += key + ": " + (needsQuotes(value) ? quoted(value) : value);
    }
    return line;
}

}  // namespace core::pipeline
