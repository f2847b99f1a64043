#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

struct ClipTokenizerOptions {
    // Instead of the pad_token of tokenizer_config.json or special_tokens_map.json.
    std::optional<std::string> padToken;
};

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

// CLIP's byte-level byte-pair encoding (Radford et al. 2021, section 2.4). Every language works:
// what the vocabulary has no word for is spelled in bytes. May be used from several threads.
class ClipTokenizer {
 public:
    // Reads a tokenizer folder: vocab.json, merges.txt and, where present, tokenizer_config.json and
    // special_tokens_map.json. Padding is the end token unless they say otherwise. Throws Error.
    static ClipTokenizer load(const std::filesystem::path& folder, const ClipTokenizerOptions& options = {});

    ClipTokenizer(ClipTokenizer&&) noexcept;
    ClipTokenizer& operator=(ClipTokenizer&&) noexcept;
    ~ClipTokenizer();

    // Throws Error for a prompt of more than a megabyte.
    std::vector<Token> tokenize(std::string_view prompt) const;
    std::vector<std::int64_t> encode(std::string_view prompt) const;

    // Start, as many tokens as fit, end, then padding up to `length` (>= 2) ids. bytesUsed is known only
    // from tokens that know their place: it stays 0 for bare ids.
    EncodedPrompt frame(std::span<const std::int64_t> ids, std::size_t length) const;
    EncodedPrompt frame(std::span<const Token> tokens, std::size_t length) const;
    EncodedPrompt encodeFramed(std::string_view prompt, std::size_t length) const;

    std::size_t vocabularySize() const;
    std::int64_t startOfText() const;
    std::int64_t endOfText() const;
    std::int64_t padding() const;
    // model_max_length of the folder, frame included; 77 where it does not say.
    std::size_t maxLength() const;

 private:
    struct State;
    explicit ClipTokenizer(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}  // namespace core::text
