#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core::text {

// Replaces every `{a|b|c}` by one of its choices, which may be empty and may hold wildcards of their own. The
// choice depends on the seed and on which wildcard of the prompt it is (first, second, ...), on nothing
// else: the same on every machine, and editing one wildcard leaves the others alone. Braces without a `|`
// or without a partner stay; a backslash keeps its next character from having a meaning here (and stays,
// for parsePromptWeights).
std::string resolveWildcards(std::string_view prompt, std::uint64_t seed);

}  // namespace core::text
