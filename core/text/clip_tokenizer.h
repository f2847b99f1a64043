#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/text/tokenizer.h"

namespace core::text {

struct ClipTokenizerOptions {
    // Instead of the pad_token of tokenizer_config.json or special_tokens_map.json.
    std::optional<std::string> padToken;
};

// CLIP's byte-level byte-pair encoding (Radford et al. 2021, section 2.4). Every language works:
// what the vocabulary has no word for is spelled in bytes.
class ClipTokenizer final : public Tokenizer {
 public:
    // Reads a vocabulary, which `place` is or holds (see findVocabulary()), and, where present beside it,
    // tokenizer_config.json and special_tokens_map.json. Padding is the end token unless they say otherwise. Throws
    // Error.
    static ClipTokenizer load(const std::filesystem::path& place, const ClipTokenizerOptions& options = {});

    ClipTokenizer(ClipTokenizer&&) noexcept;
    ClipTokenizer& operator=(ClipTokenizer&&) noexcept;
    ~ClipTokenizer() override;

    std::vector<Token> tokenize(std::string_view prompt) const override;
    std::size_t vocabularySize() const override;
    std::int64_t startOfText() const override;
    std::int64_t endOfText() const override;
    std::int64_t padding() const override;
    // model_max_length of the folder; 77 where it does not say.
    std::size_t maxLength() const override;

 private:
    struct State;
    explicit ClipTokenizer(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}  // namespace core::text
