#include "core/training/vocabulary/bpe_trainer.h"

#include "core/base/error.h"
#include "core/text/byte_alphabet.h"
#include "core/text/clean_text.h"
#include "core/text/split_words.h"
#include "core/training/vocabulary/pair_index.h"

namespace core::training {
namespace {

constexpr std::size_t kFewestTokens = 2 * 256 + 2;

// The bytes a symbol stands for, and how vocab.json spells it.
struct Symbol {
    std::string bytes;
    std::string token;
};

// How many bytes a UTF-8 character has that starts with this byte; 0 for a byte inside a character.
std::size_t characterLength(char first) {
    const auto byte = static_cast<std::uint8_t>(first);
    if (byte < 0x80) return 1;
    if (byte < 0xc0) return 0;
    return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

// Whether bytes that follow each other in well-formed UTF-8 are part of one character, from its
// start, or whole characters.
bool isMeaningful(std::string_view bytes) {
    for (bool isFirst = true; !bytes.empty(); isFirst = false) {
        const auto length = characterLength(bytes.front());
        if (length == 0) return false;
        if (length > bytes.size()) return isFirst;
        bytes.remove_prefix(length);
    }
    return true;
}

// Symbols by id: first 256 bytes, then the same at the end of a word.
std::vector<Symbol> byteSymbols() {
    std::vector<Symbol> symbols;
    for (const auto suffix : {std::string_view(), text::kEndOfWord})
        for (const auto byte : text::bytesInVocabularyOrder())
            symbols.push_back({{static_cast<char>(byte)}, text::byteSymbol(byte) + std::string(suffix)});
    return symbols;
}

std::vector<SymbolId> spelled(const std::string& word, const std::vector<SymbolId>& idOfByte) {
    std::vector<SymbolId> ids;
    for (const char c : word) ids.push_back(idOfByte[static_cast<std::uint8_t>(c)]);
    ids.back() += 256;
    return ids;
}

PairIndex indexOf(const std::map<std::string, std::uint64_t>& words) {
    std::vector<SymbolId> idOfByte(256);
    for (SymbolId id = 0; id < 256; ++id) idOfByte[text::bytesInVocabularyOrder()[id]] = id;
    PairIndex index;
    for (const auto& [word, count] : words) index.addWord(spelled(word, idOfByte), count);
    return index;
}

BpeVocabulary withTokens(BpeVocabulary vocabulary, const std::vector<Symbol>& symbols) {
    for (const auto& symbol : symbols) vocabulary.tokens.push_back(symbol.token);
    vocabulary.tokens.emplace_back(text::kStartOfText);
    vocabulary.tokens.emplace_back(text::kEndOfText);
    return vocabulary;
}

}  // namespace

void BpeTrainer::add(std::string_view caption) {
    const auto clean = text::cleanText(caption);
    for (const auto word : text::splitWords(clean.text()))
        if (word != text::kStartOfText && word != text::kEndOfText) ++m_words[std::string(word)];
}

BpeVocabulary BpeTrainer::train(const BpeTrainerOptions& options) const {
    if (options.vocabularySize < kFewestTokens)
        fail("expected a vocabulary of at least {} tokens, found {}", kFewestTokens, options.vocabularySize);
    auto symbols = byteSymbols();
    auto index = indexOf(m_words);
    const auto mayMerge = [&](SymbolPair pair) {
        const auto bytes = symbols[pair.first].bytes + symbols[pair.second].bytes;
        return bytes.size() <= options.maxTokenBytes && isMeaningful(bytes);
    };
    std::map<std::string, SymbolId> idOfToken;  // a token may come about in two ways
    BpeVocabulary vocabulary;
    while (symbols.size() + 2 < options.vocabularySize) {
        const auto [pair, count] = index.best(mayMerge);
        if (count < options.minCount || count == 0) break;
        const Symbol left = symbols[pair.first], right = symbols[pair.second];
        const auto token = left.token + right.token;
        const auto [known, isNew] = idOfToken.try_emplace(token, static_cast<SymbolId>(symbols.size()));
        if (isNew) symbols.push_back({left.bytes + right.bytes, token});
        vocabulary.merges.emplace_back(left.token, right.token);
        index.merge(pair, known->second);
    }
    return withTokens(std::move(vocabulary), symbols);
}

}  // namespace core::training
