#include "core/text/html_entities.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>

namespace core::text {
namespace {

struct Reference {
    char32_t character = 0;
    std::size_t length = 0;  // bytes, from the ampersand on
};

constexpr std::size_t kLongestName = 8;

// In the order of the code points 160..255.
constexpr std::array<std::string_view, 96> kLatin1 = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

// What the numbers 128..159 mean in practice; 0 where Windows-1252 has no character either.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                   0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

using Names = std::map<std::string_view, char32_t>;

// Names that count without a semicolon too.
const Names& oldNames() {
    static const Names names = [] {
        Names result = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
                        {"AMP", '&'}, {"LT", '<'}, {"GT", '>'}, {"QUOT", '"'}};
        for (std::size_t i = 0; i < kLatin1.size(); ++i) result[kLatin1[i]] = static_cast<char32_t>(160 + i);
        return result;
    }();
    return names;
}

const Names& newNames() {
    static const Names names = {
        {"apos", '\''},     {"OElig", 0x152},   {"oelig", 0x153},  {"Scaron", 0x160},  {"scaron", 0x161},
        {"Yuml", 0x178},    {"ensp", 0x2002},   {"emsp", 0x2003},  {"thinsp", 0x2009}, {"ndash", 0x2013},
        {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"sbquo", 0x201a},  {"ldquo", 0x201c},
        {"rdquo", 0x201d},  {"bdquo", 0x201e},  {"bull", 0x2022},  {"hellip", 0x2026}, {"prime", 0x2032},
        {"lsaquo", 0x2039}, {"rsaquo", 0x203a}, {"euro", 0x20ac},  {"trade", 0x2122},  {"larr", 0x2190},
        {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},  {"minus", 0x2212},  {"infin", 0x221e},
        {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},    {"hearts", 0x2665}};
    return names;
}

std::optional<char32_t> find(const Names& names, std::string_view name) {
    const auto it = names.find(name);
    return it == names.end() ? std::nullopt : std::optional(it->second);
}

char32_t characterOfNumber(unsigned long number) {
    if (number >= 128 && number < 160) number = kWindows1252[number - 128] ? kWindows1252[number - 128] : number;
    const bool impossible = number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000);
    return impossible ? U'\ufffd' : static_cast<char32_t>(number);
}

// `text` starts with "&#".
std::optional<Reference> numericReference(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const auto* begin = text.data() + (hex ? 3 : 2);
    const auto* end = text.data() + text.size();
    unsigned long number = 0;
    const auto parsed = std::from_chars(begin, end, number, hex ? 16 : 10);
    if (parsed.ptr == begin) return std::nullopt;
    if (parsed.ec == std::errc::result_out_of_range) number = 0;
    auto length = static_cast<std::size_t>(parsed.ptr - text.data());
    if (parsed.ptr != end && *parsed.ptr == ';') ++length;
    return Reference{characterOfNumber(number), length};
}

// `text` starts with "&".
std::optional<Reference> namedReference(std::string_view text) {
    std::size_t length = 0;
    const auto isNameByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    while (length <= kLongestName && 1 + length < text.size() && isNameByte(text[1 + length])) ++length;
    const auto name = text.substr(1, length);
    if (1 + length < text.size() && text[1 + length] == ';')
        for (const auto* names : {&oldNames(), &newNames()})
            if (const auto c = find(*names, name)) return Reference{*c, length + 2};
    for (; length > 1; --length)
        if (const auto c = find(oldNames(), name.substr(0, length))) return Reference{*c, length + 1};
    return std::nullopt;
}

std::optional<Reference> referenceAt(std::string_view text) {
    if (text.size() < 2 || text[0] != '&') return std::nullopt;
    return text[1] == '#' ? numericReference(text) : namedReference(text);
}

std::string encoded(char32_t character) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    return {bytes, static_cast<std::size_t>(length)};
}

}  // namespace

TrackedText unescapeHtml(const TrackedText& text) {
    const std::string_view bytes = text.text();
    TrackedText result;
    for (std::size_t at = 0; at < bytes.size();) {
        if (const auto reference = referenceAt(bytes.substr(at))) {
            at += reference->length;
            result.append(encoded(reference->character), text.consumed(at));
        } else {
            result.append(bytes.substr(at, 1), text.consumed(at + 1));
            ++at;
        }
    }
    return result;
}

}  // namespace core::text
