#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace core::text {

struct Token {
    std::int64_t id = 0;
    std::size_t end = 0;  // bytes of the prompt used up with this token
};

// Tokens in the frame that a text encoder reads.
struct EncodedPrompt {
    std::vector<std::int64_t> ids;  // start, tokens, end, padding: exactly the length asked for
    std::size_t tokens = 0;         // of the whole prompt, without the frame
    std::size_t used = 0;           // the first so many of them fitted
    std::size_t bytesUsed = 0;      // so many bytes of the prompt had effect; the rest was cut off
};

// Turns prompts into the numbers that a text tower was trained on. May be used from several threads.
class Tokenizer {
 public:
    virtual ~Tokenizer() = default;

    // Throws Error for a prompt of more than a megabyte.
    virtual std::vector<Token> tokenize(std::string_view prompt) const = 0;
    std::vector<std::int64_t> encode(std::string_view prompt) const;

    // Start, as many tokens as fit, end, then padding up to `length` (>= 2) ids. bytesUsed is known only
    // from tokens that know their place: it stays 0 for bare ids.
    EncodedPrompt frame(std::span<const std::int64_t> ids, std::size_t length) const;
    EncodedPrompt frame(std::span<const Token> tokens, std::size_t length) const;
    EncodedPrompt encodeFramed(std::string_view prompt, std::size_t length) const;

    virtual std::size_t vocabularySize() const = 0;
    virtual std::int64_t startOfText() const = 0;
    virtual std::int64_t endOfText() const = 0;
    virtual std::int64_t padding() const = 0;
    // Ids a prompt may have, frame included.
    virtual std::size_t maxLength() const = 0;

    static constexpr std::size_t kLongestFrame = 4096;
};

}  // namespace core::text
