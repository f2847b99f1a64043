#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// A prompt with its wildcards replaced, and where each of its bytes comes from.
struct ResolvedPrompt {
    std::string text;
    // For each byte: how many bytes of the prompt are used up with it. A choice's last byte uses up its wildcard whole.
    std::vector<std::size_t> consumed;
};

// Replaces every `{a|b|c}` by one of its choices, which may be empty and may hold wildcards of their own. The
// choice depends on the seed and on which wildcard of the prompt it is (first, second, ...), on nothing
// else: the same on every machine, and editing one wildcard leaves the others alone. Braces without a `|`
// or without a partner stay; a backslash keeps its next character from having a meaning here (and stays,
// for parsePromptWeights).
ResolvedPrompt resolveWildcards(std::string_view prompt, std::uint64_t seed);

}  // namespace core::text
