#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::training {

struct BpeTrainerOptions {
    // Tokens in all: 512 for bytes, the merges, and the two special ones. Fewer come out when the captions
    // do not repeat themselves enough.
    std::size_t vocabularySize = 1500;
    // A pair that is rarer is not worth a token.
    std::uint64_t minCount = 2;
    // Longest token: 16 letters of English, 5 Chinese characters. Without a limit whole stock
    // phrases become tokens, and their words are never learned on their own.
    std::size_t maxTokenBytes = 16;
};

// What training finds: tokens by id as vocab.json spells them, and the merges by rank.
struct BpeVocabulary {
    std::vector<std::string> tokens;
    std::vector<std::pair<std::string, std::string>> merges;
};

// Learns a byte-pair vocabulary (Sennrich et al. 2016, section 3.2) in CLIP's form from captions in any
// language. Words are cut as ClipTokenizer cuts them, so that a Chinese clause is one word and its
// frequent neighbours join. A token is a part of one character or whole characters, never a mixture.
// Deterministic: the same captions in any order give the same vocabulary.
class BpeTrainer {
 public:
    void add(std::string_view caption);

    // Throws Error when the options leave no room for the bytes and the special tokens.
    BpeVocabulary train(const BpeTrainerOptions& options = {}) const;

 private:
    std::map<std::string, std::uint64_t> m_words;  // with the number of times each was seen
};

}  // namespace core::training
