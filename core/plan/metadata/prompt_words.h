#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::plan {

// What is no word of a prompt, taken out of it: BREAK, `<hypernet:old:0.5>` and other tags, `embedding:name`.
struct SpecialWords {
    std::string text;                // without them; a comma stands where BREAK stood
    std::vector<std::string> taken;  // at most 64, in their order, each once
};

// With `bareTags`, `<name>` is one, too.
SpecialWords takeSpecialWords(std::string_view prompt, bool bareTags);

// Without the commas that stand in a row, or at the end, since what stood between them is gone.
std::string withoutLostCommas(std::string_view prompt);

}  // namespace core::plan
