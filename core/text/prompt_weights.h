#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// A stretch of the prompt with one weight.
struct PromptSpan {
    std::string text;       // what the text encoder reads: brackets, escapes and comments are gone
    double weight = 1.0;    // -10..10
    std::size_t begin = 0;  // where it stands in the prompt, in bytes
    std::size_t end = 0;
    // For each byte of the text: how many bytes of the prompt are used up with it, a bracket that closes behind it too.
    std::vector<std::size_t> consumed = {};

    bool operator==(const PromptSpan&) const = default;
};

// The notation that people know: `(x)` raises the weight of x by 1.1, `[x]` lowers it by the same
// factor, `(x:1.3)` multiplies it by 1.3; brackets nest. A bracket that is not closed holds to the end,
// one that was never opened stands for itself. `\(` is a plain bracket, so are `\)`, `\[`, `\]`; `\\` is a
// backslash. A `#` at the start of a line or after white space starts a comment up to the end of
// the line; `\#` does not.
// At most 64 brackets nest, further ones stand for themselves. Neighbours of equal weight are one span; an empty prompt
// has none. Never throws.
std::vector<PromptSpan> parsePromptWeights(std::string_view prompt);

// The comments of a prompt, each from its `#` to the end of its line: what the text encoder never reads.
std::vector<std::string> promptComments(std::string_view prompt);

}  // namespace core::text
