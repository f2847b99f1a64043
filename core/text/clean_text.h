#pragma once

#include <string_view>

#include "core/text/tracked_text.h"

namespace core::text {

// The longest prompt that is read, in bytes.
inline constexpr std::size_t kLongestPrompt = 1u << 20;

// The prompt as CLIP's tokenizer sees it: composed (Unicode NFC), HTML unescaped twice (captions
// from the web often carry "&amp;lt;"), lower case in every script. White space is kept: splitting
// into words drops it. Throws Error for a prompt longer than kLongestPrompt.
TrackedText cleanText(std::string_view prompt);

// The prompt as BERT's tokenizer sees it: lower case, with every accent a character of its own (Unicode NFD).
// Throws Error for a prompt longer than kLongestPrompt.
TrackedText withoutCaseAndComposition(std::string_view prompt);

}  // namespace core::text
