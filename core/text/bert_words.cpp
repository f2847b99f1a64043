#include "core/text/bert_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/clean_text.h"

namespace core::text {
namespace {

enum class Role { letter, alone, space, nothing };

// The blocks that BERT calls Chinese; kana and hangul are not among them.
bool isChinese(UChar32 c) {
    static constexpr std::array<std::pair<UChar32, UChar32>, 8> kBlocks = {{{0x4E00, 0x9FFF},
                                                                            {0x3400, 0x4DBF},
                                                                            {0x20000, 0x2A6DF},
                                                                            {0x2A700, 0x2B73F},
                                                                            {0x2B740, 0x2B81F},
                                                                            {0x2B820, 0x2CEAF},
                                                                            {0xF900, 0xFAFF},
                                                                            {0x2F800, 0x2FA1F}}};
    return std::any_of(kBlocks.begin(), kBlocks.end(),
                       [c](const auto& block) { return c >= block.first && c <= block.second; });
}

// Every ASCII sign that is neither letter nor digit counts, "$" and "+" too.
bool isPunctuation(UChar32 c) {
    const bool ascii = (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    return ascii || (U_GET_GC_MASK(c) & U_GC_P_MASK) != 0;
}

Role roleOf(UChar32 c) {
    constexpr UChar32 kReplacement = 0xFFFD;
    const auto category = U_GET_GC_MASK(c);
    if (c == '\t' || c == '\n' || c == '\r' || (category & U_GC_Z_MASK)) return Role::space;
    // Accents stand on their own after decomposition.
    if (c == kReplacement || (category & (U_GC_C_MASK | U_GC_MN_MASK))) return Role::nothing;
    return isChinese(c) || isPunctuation(c) ? Role::alone : Role::letter;
}

class Splitter {
 public:
    void add(Role role, std::string character, std::size_t end) {
        if (role == Role::nothing) {
            if (m_open) m_words.back().ends.back() = end;  // an accent belongs to its letter
            return;
        }
        if (role == Role::space || role == Role::alone) m_open = false;
        if (role == Role::space) return;
        if (!m_open) m_words.emplace_back();
        m_words.back().characters.push_back(std::move(character));
        m_words.back().ends.push_back(end);
        m_open = role == Role::letter;
    }

    std::vector<BertWord> take() { return std::move(m_words); }

 private:
    std::vector<BertWord> m_words;
    bool m_open = false;  // whether the next letter continues the last word
};

}  // namespace

std::vector<BertWord> splitBertWords(std::string_view prompt) {
    const auto clean = withoutCaseAndComposition(prompt);
    const auto& text = clean.text();
    Splitter splitter;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        std::int32_t length = 0;
        U8_NEXT_UNSAFE(text.data() + at, length, c);
        const auto bytes = static_cast<std::size_t>(length);
        splitter.add(roleOf(c), text.substr(at, bytes), clean.consumed(at + bytes));
        at += bytes;
    }
    return splitter.take();
}

}  // namespace core::text
