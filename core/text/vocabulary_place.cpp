#include "core/text/vocabulary_place.h"

#include <zlib.h>

#include <memory>

#include "core/base/error.h"

namespace core::text {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIds = "vocab.json";
constexpr const char* kMerges = "merges.txt";
constexpr const char* kBoth = "tokenizer.json";
constexpr const char* kTable = "bpe_simple_vocab_16e6.txt.gz";

bool isFile(const fs::path& path) {
    std::error_code code;
    return fs::is_regular_file(path, code);
}

VocabularyPlace pairIn(const fs::path& folder) { return {VocabularyForm::Pair, folder / kIds, folder / kMerges}; }

std::optional<VocabularyPlace> placeIn(const fs::path& folder) {
    const bool hasIds = isFile(folder / kIds);
    if (hasIds && isFile(folder / kMerges)) return pairIn(folder);
    if (isFile(folder / kBoth)) return VocabularyPlace{VocabularyForm::TokenizerJson, folder / kBoth};
    if (isFile(folder / kTable)) return VocabularyPlace{VocabularyForm::MergeTable, folder / kTable};
    if (hasIds) return pairIn(folder);  // reading it says what is missing
    return std::nullopt;
}

VocabularyPlace placeOfFile(const fs::path& file) {
    if (file.filename() == kIds || file.filename() == kMerges) return pairIn(file.parent_path());
    const bool isJson = file.extension() == ".json";
    return {isJson ? VocabularyForm::TokenizerJson : VocabularyForm::MergeTable, file};
}

}  // namespace

std::optional<VocabularyPlace> findVocabulary(const fs::path& place) {
    if (isFile(place)) return placeOfFile(place);
    if (auto found = placeIn(place)) return found;
    return placeIn(place / "tokenizer");
}

std::string readMaybeZipped(const fs::path& file, std::size_t mostBytes) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> stream(gzopen(file.c_str(), "rb"), gzclose);
    if (!stream) fail("{}: the file cannot be read", file.string());
    std::string text;
    char part[1 << 16];
    for (int count = 0; (count = gzread(stream.get(), part, sizeof part)) != 0;) {
        if (count < 0) fail("{}: the file is damaged and cannot be unzipped", file.string());
        text.append(part, static_cast<std::size_t>(count));
        if (text.size() > mostBytes) fail("{}: expected at most {} bytes of text", file.string(), mostBytes);
    }
    int error = Z_OK;
    gzerror(stream.get(), &error);
    if (error == Z_BUF_ERROR) fail("{}: file incomplete: its end is missing", file.string());
    return text;
}

}  // namespace core::text
