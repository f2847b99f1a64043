#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/bpe_merges.h"

namespace core::text {

// The byte-pair vocabulary of a CLIP tokenizer: tokens with their ids, and merges.
class ClipVocabulary {
 public:
    // CLIP's own: what the released models were trained with, in whatever form it lies on a disk.
    static constexpr std::size_t kReleasedSize = 49'408;

    // `place` as findVocabulary() takes it. Throws Error, with file and token or line, unless the ids are 0..n-1
    // without repetition, every byte has both its tokens (inside and at the end of a word), the special tokens are
    // there, and every merge joins two known tokens to a third.
    explicit ClipVocabulary(const std::filesystem::path& place);

    // The file that has the ids.
    const std::filesystem::path& file() const { return m_file; }

    std::size_t size() const { return m_ids.size(); }
    std::int64_t startOfText() const { return m_startOfText; }
    std::int64_t endOfText() const { return m_endOfText; }

    // The id of a token as it is written in the file; -1 when there is none.
    std::int64_t find(std::string_view token) const;
    // As find(), but throws Error naming token and file.
    std::int64_t require(std::string_view token) const;

    // The tokens of one word (bytes of UTF-8), merged as far as the rules go.
    std::vector<BpePiece> encodeWord(std::string_view word) const;

 private:
    void readPair(const std::filesystem::path& merges);
    void readTokenizerJson();
    void readTable();
    void readIds(const nlohmann::json& tokens);
    void readMerges(const std::filesystem::path& file);
    void findSpecialTokens();
    void addMerge(std::string_view line, const std::string& where);

    std::filesystem::path m_file;
    std::unordered_map<std::string, std::int64_t> m_ids;
    BpeMerges m_merges;
    std::array<std::int64_t, 256> m_byteIds{}, m_finalByteIds{};
    std::int64_t m_startOfText = 0, m_endOfText = 0;
};

}  // namespace core::text
