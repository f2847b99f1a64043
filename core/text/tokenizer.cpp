#include "core/text/tokenizer.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::text {

std::vector<std::int64_t> Tokenizer::encode(std::string_view prompt) const {
    std::vector<std::int64_t> ids;
    for (const auto& token : tokenize(prompt)) ids.push_back(token.id);
    return ids;
}

EncodedPrompt Tokenizer::frame(std::span<const std::int64_t> ids, std::size_t length) const {
    if (length < 2 || length > kLongestFrame)
        fail("expected a prompt length from 2 to {} tokens, found {}", kLongestFrame, length);
    EncodedPrompt result;
    result.tokens = ids.size();
    result.used = std::min(ids.size(), length - 2);
    result.ids.reserve(length);
    result.ids.push_back(startOfText());
    result.ids.insert(result.ids.end(), ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(result.used));
    result.ids.push_back(endOfText());
    result.ids.resize(length, padding());
    return result;
}

EncodedPrompt Tokenizer::frame(std::span<const Token> tokens, std::size_t length) const {
    std::vector<std::int64_t> ids;
    for (const auto& token : tokens) ids.push_back(token.id);
    auto result = frame(std::span<const std::int64_t>(ids), length);
    if (result.used > 0) result.bytesUsed = tokens[result.used - 1].end;
    return result;
}

EncodedPrompt Tokenizer::encodeFramed(std::string_view prompt, std::size_t length) const {
    const auto tokens = tokenize(prompt);
    auto result = frame(std::span<const Token>(tokens), length);
    if (result.used == result.tokens) result.bytesUsed = prompt.size();
    return result;
}

}  // namespace core::text
