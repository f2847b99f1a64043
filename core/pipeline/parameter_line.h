#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::pipeline {

// Begins the line of the negative prompt, above the parameters.
constexpr std::string_view kNegativeLabel = "Negative prompt:";

using ParameterList = std::vector<std::pair<std::string, std::string>>;

// The items of a line such as `Steps: 25, Sampler: Euler a, Size: 512x768`, as the field's readers find them with
// `\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)`. Quoted values come unquoted. Time and stack do not
// depend on what the line holds, only (linearly) on its length.
ParameterList parseParameterLine(std::string_view line);

// The items as one such line; values that would break it are quoted.
std::string formatParameterLine(const ParameterList& items);

}  // namespace core::pipeline
