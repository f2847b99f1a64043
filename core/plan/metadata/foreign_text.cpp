#include "core/plan/metadata/foreign_text.h"

#include <charconv>
#include <cmath>

#include "core/base/utf8.h"
#include "core/plan/limits.h"

namespace core::plan {
namespace {

constexpr std::size_t kLongestCharacter = 4;  // bytes of UTF-8
constexpr std::size_t kLongestWord = 80;      // bytes of a value that a sentence repeats

}  // namespace

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::optional<double> finiteNumber(std::string_view text) {
    text = trimmed(text);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string wordFromOutside(std::string_view text) {
    return repairedUtf8(trimmed(text).substr(0, kLongestWord + kLongestCharacter), kLongestWord);
}

std::string withPlainLineEnds(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        plain += text[i] == '\r' ? '\n' : text[i];
    }
    return plain;
}

std::string textFromOutside(const std::string& text, std::vector<PlanNotice>& notices) {
    const auto lines = withPlainLineEnds(std::string_view(text).substr(0, 2 * limits::kTextBytes + kLongestCharacter));
    auto result =
        repairedUtf8(std::string_view(lines).substr(0, limits::kTextBytes + kLongestCharacter), limits::kTextBytes);
    if (lines.size() > limits::kTextBytes)
        notices.push_back({PlanNotice::Kind::LongPrompt, std::to_string(text.size()), std::to_string(result.size())});
    if (!std::string_view(lines).starts_with(result)) notices.push_back({PlanNotice::Kind::BrokenPrompt});
    return result;
}

}  // namespace core::plan
