#pragma once

#include <string_view>

#include "core/plan/metadata/parameter_line.h"

namespace core::plan {

// A `parameters` text in its parts.
struct ParametersParts {
    std::string_view prompt;
    std::string_view negativePrompt;
    ParameterList items;    // of the line of parameters; empty when there is none
    std::string_view rest;  // lines behind it
};

// The line of parameters is the last one that begins with steps, or else the last of all, if it has three items or
// more; quoted values of it may go over line breaks. Everything before it is prompts. `text` has plain line ends.
ParametersParts partsOfParameters(std::string_view text);

// The value of the last item of that name; null when there is none.
const std::string* findItem(const ParameterList& items, std::string_view key);

}  // namespace core::plan
