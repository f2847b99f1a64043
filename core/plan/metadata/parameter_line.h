#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::plan {

// Begins the line of the negative prompt, above the parameters.
constexpr std::string_view kNegativeLabel = "Negative prompt:";

using ParameterList = std::vector<std::pair<std::string, std::string>>;

// The items of the first line of a text, such as `Steps: 25, Sampler: Euler a, Size: 512x768`, as the field's readers
// find them with `\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)`; a list or object of JSON is one value,
// whatever it holds, and a quoted value may go over line breaks. Quoted values come unquoted. Time and stack do not
// depend on what the text holds, only (linearly) on its length.
ParameterList parseParameterLine(std::string_view text);

// Where the line at the start of `text` ends: at its first line break outside of quoted values, or at the end.
std::size_t endOfParameterLine(std::string_view text);

// The items as one such line; values that would break it are quoted.
std::string formatParameterLine(const ParameterList& items);

}  // namespace core::plan
