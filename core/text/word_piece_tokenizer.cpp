#include "core/text/word_piece_tokenizer.h"

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/io/json_file.h"

namespace core::text {
namespace {

constexpr std::size_t kLargestVocabulary = 16u << 20;
constexpr std::size_t kLongestWord = 100;  // characters; longer ones are unknown, as in BERT's code
const std::string kInside = "##";

std::ifstream openVocabulary(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) fail("{}: expected a vocabulary, but it cannot be read ({})", file.string(), code.message());
    if (size > kLargestVocabulary)
        fail("{}: expected at most {} bytes of vocabulary, found {}", file.string(), kLargestVocabulary, size);
    return std::ifstream(file, std::ios::binary);
}

std::string piece(const BertWord& word, std::size_t begin, std::size_t end) {
    auto text = begin > 0 ? kInside : std::string();
    for (auto i = begin; i < end; ++i) text += word.characters[i];
    return text;
}

}  // namespace

WordPieceTokenizer WordPieceTokenizer::load(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) return WordPieceTokenizer(path);
    const bool isJson =
        !std::filesystem::exists(path / "vocab.txt") && std::filesystem::exists(path / "tokenizer.json");
    return WordPieceTokenizer(path / (isJson ? "tokenizer.json" : "vocab.txt"));
}

void WordPieceTokenizer::readLines(const std::filesystem::path& file) {
    auto stream = openVocabulary(file);
    for (std::string line; std::getline(stream, line); ++m_size) {
        if (line.ends_with('\r')) line.pop_back();
        m_ids[line] = static_cast<std::int64_t>(m_size);  // of a token that occurs twice the last line counts
    }
}

void WordPieceTokenizer::readTokenizerJson(const std::filesystem::path& file) {
    const io::JsonFile model(io::JsonFile(file, kLargestVocabulary).require<nlohmann::json>("model"), file);
    const io::JsonFile tokens(model.require<nlohmann::json>("vocab"), file);
    const auto count = tokens.object().size();
    for (const auto& [token, id] : tokens.object().items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() >= count)
            fail("{}: expected an id from 0 to {} for the token \"{}\", found {}", file.string(), count - 1, token,
                 id.dump());
        m_ids[token] = id.get<std::int64_t>();
    }
    m_size = count;
}

WordPieceTokenizer::WordPieceTokenizer(const std::filesystem::path& file) {
    if (file.extension() == ".json")
        readTokenizerJson(file);
    else
        readLines(file);
    m_start = require("[CLS]", file);
    m_end = require("[SEP]", file);
    m_unknown = require("[UNK]", file);
    m_padding = std::max<std::int64_t>(0, find("[PAD]"));
}

std::int64_t WordPieceTokenizer::find(const std::string& token) const {
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? -1 : found->second;
}

std::int64_t WordPieceTokenizer::require(const std::string& token, const std::filesystem::path& file) const {
    const auto id = find(token);
    if (id < 0) fail("{}: expected the token \"{}\", which is missing", file.string(), token);
    return id;
}

void WordPieceTokenizer::addPieces(const BertWord& word, std::vector<Token>& tokens) const {
    const auto length = word.characters.size();
    const auto before = tokens.size();
    std::size_t begin = 0;
    bool known = length <= kLongestWord;
    while (known && begin < length) {
        auto end = length;
        std::int64_t id = -1;
        while (end > begin && (id = find(piece(word, begin, end))) < 0) --end;
        known = id >= 0;
        begin = end;
        if (known) tokens.push_back({id, word.ends[end - 1]});
    }
    if (known) return;
    tokens.resize(before);
    tokens.push_back({m_unknown, word.ends.back()});
}

std::vector<Token> WordPieceTokenizer::tokenize(std::string_view prompt) const {
    std::vector<Token> tokens;
    for (const auto& word : splitBertWords(prompt)) addPieces(word, tokens);
    return tokens;
}

}  // namespace core::text
