#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// A word in lower case and without accents, with the byte of the prompt behind each of its characters.
struct BertWord {
    std::vector<std::string> characters;
    std::vector<std::size_t> ends;
};

// Splits as BERT does (Devlin et al. 2018, the "basic tokenizer" of its code): at white space, around every
// punctuation mark and around every Chinese character. Control characters are dropped.
// Throws Error for a prompt longer than kLongestPrompt.
std::vector<BertWord> splitBertWords(std::string_view prompt);

}  // namespace core::text
