#include "core/text/split_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "core/text/byte_alphabet.h"

namespace core::text {
namespace {

enum class Kind { Space, Letter, Number, Other };

struct Character {
    Kind kind;
    std::size_t length;  // bytes
};

constexpr std::array<std::string_view, 9> kFixedWords = {kStartOfText, kEndOfText, "'s",  "'t", "'re",
                                                         "'ve",        "'m",       "'ll", "'d"};

Kind kindOf(UChar32 c) {
    if (u_isUWhiteSpace(c)) return Kind::Space;
    const auto category = U_GET_GC_MASK(c);
    if (category & U_GC_L_MASK) return Kind::Letter;
    return category & U_GC_N_MASK ? Kind::Number : Kind::Other;
}

Character characterAt(std::string_view text) {
    UChar32 c = 0;
    std::int32_t length = 0;
    U8_NEXT_UNSAFE(text.data(), length, c);
    return {kindOf(c), static_cast<std::size_t>(length)};
}

std::size_t fixedWordLength(std::string_view text) {
    for (const auto word : kFixedWords)
        if (text.starts_with(word)) return word.size();
    return 0;
}

// The bytes of the run of characters of one kind that `text` starts with.
std::size_t runLength(std::string_view text, Kind kind) {
    std::size_t length = 0;
    while (length < text.size()) {
        const auto next = characterAt(text.substr(length));
        if (next.kind != kind) break;
        length += next.length;
    }
    return length;
}

std::size_t wordLength(std::string_view text) {
    if (const auto length = fixedWordLength(text)) return length;
    const auto first = characterAt(text);
    return first.kind == Kind::Number ? first.length : runLength(text, first.kind);
}

}  // namespace

std::vector<std::string_view> splitWords(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto length = wordLength(text);
        if (characterAt(text).kind != Kind::Space) words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return words;
}

}  // namespace core::text
