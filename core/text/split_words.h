#pragma once

#include <string_view>
#include <vector>

namespace core::text {

// Cuts clean text (lower case, well-formed UTF-8) into what CLIP calls words: the two special tokens,
// the English endings 's 't 're 've 'm 'll 'd, runs of letters of any script, single digits, and
// runs of anything else but white space. The views point into `text`.
std::vector<std::string_view> splitWords(std::string_view text);

}  // namespace core::text
