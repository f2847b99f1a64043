#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include "core/text/bert_words.h"
#include "core/text/tokenizer.h"

namespace core::text {

// BERT's WordPiece (Devlin et al. 2018, section 3.1), which the Chinese text tower of PanGu-Draw v3 reads: each word
// is cut into the longest pieces that the vocabulary has, those inside a word beginning with "##"; a word that
// cannot be cut whole is unknown. Frame: [CLS] ... [SEP] [PAD]..., 77 ids.
class WordPieceTokenizer final : public Tokenizer {
 public:
    // Reads vocab.txt (one token a line, the line's number from 0 is the id) of a folder, or else its tokenizer.json;
    // or such a file itself. Throws Error when it is missing, too large, or lacks [CLS], [SEP] or [UNK].
    static WordPieceTokenizer load(const std::filesystem::path& path);

    std::vector<Token> tokenize(std::string_view prompt) const override;
    std::size_t vocabularySize() const override { return m_size; }
    std::int64_t startOfText() const override { return m_start; }
    std::int64_t endOfText() const override { return m_end; }
    std::int64_t padding() const override { return m_padding; }
    std::size_t maxLength() const override { return 77; }

 private:
    explicit WordPieceTokenizer(const std::filesystem::path& file);
    void readLines(const std::filesystem::path& file);
    void readTokenizerJson(const std::filesystem::path& file);
    std::int64_t find(const std::string& token) const;  // -1 when there is none
    std::int64_t require(const std::string& token, const std::filesystem::path& file) const;
    void addPieces(const BertWord& word, std::vector<Token>& tokens) const;

    std::unordered_map<std::string, std::int64_t> m_ids;
    std::size_t m_size = 0;
    std::int64_t m_start = 0, m_end = 0, m_unknown = 0, m_padding = 0;
};

}  // namespace core::text
