#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace core::text {

// The forms in which programs keep a byte-pair vocabulary.
enum class VocabularyForm {
    Pair,           // vocab.json, and merges.txt beside it
    TokenizerJson,  // tokenizer.json, which has both
    MergeTable,     // the table of the original CLIP, bpe_simple_vocab_16e6.txt.gz; its ids follow from the merges
};

struct VocabularyPlace {
    VocabularyForm form = VocabularyForm::Pair;
    std::filesystem::path file;         // that holds the ids, or all
    std::filesystem::path merges = {};  // of a pair
};

// What there is at `place`: one of the files, their folder, or a model's folder with a `tokenizer` inside. Looks at
// names only.
std::optional<VocabularyPlace> findVocabulary(const std::filesystem::path& place);

// The file's text, unzipped where it is a gzip. Throws Error when it is missing, damaged, or larger than `mostBytes`.
std::string readMaybeZipped(const std::filesystem::path& file, std::size_t mostBytes);

}  // namespace core::text
