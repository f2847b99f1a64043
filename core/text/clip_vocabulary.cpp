#include "core/text/clip_vocabulary.h"

#include <sstream>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/io/other_content.h"
#include "core/text/byte_alphabet.h"
#include "core/text/vocabulary_place.h"

namespace core::text {
namespace {

constexpr std::size_t kLargestFile = 16u << 20;  // CLIP's own vocab.json has one megabyte
constexpr std::size_t kMostTokens = 1'000'000;

std::string readMergeText(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) fail("{}: expected a list of merges, but it cannot be read ({})", file.string(), code.message());
    if (size > kLargestFile)
        fail("{}: expected at most {} bytes of merges, found {}", file.string(), kLargestFile, size);
    auto text = readMaybeZipped(file, kLargestFile);
    const auto other = io::otherContent(text);
    if (!other.empty() && other != "text") fail("{}: expected a list of merges, found {}", file.string(), other);
    return text;
}

// A merge is written "ca t</w>", or ["ca", "t</w>"] by newer programs.
std::string mergeLine(const nlohmann::json& merge) {
    if (merge.is_string()) return merge.get<std::string>();
    const bool isPair = merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string();
    return isPair ? merge[0].get<std::string>() + " " + merge[1].get<std::string>() : std::string();
}

}  // namespace

ClipVocabulary::ClipVocabulary(const std::filesystem::path& place) {
    const auto found = findVocabulary(place);
    if (!found)
        fail(
            "{}: expected CLIP's vocabulary (vocab.json and merges.txt, tokenizer.json, or "
            "bpe_simple_vocab_16e6.txt.gz), found none",
            place.string());
    m_file = found->file;
    if (found->form == VocabularyForm::Pair)
        readPair(found->merges);
    else if (found->form == VocabularyForm::TokenizerJson)
        readTokenizerJson();
    else
        readTable();
}

void ClipVocabulary::readPair(const std::filesystem::path& merges) {
    readIds(io::JsonFile(m_file, kLargestFile).object());
    findSpecialTokens();
    readMerges(merges);
}

void ClipVocabulary::readTokenizerJson() {
    const io::JsonFile whole(m_file, kLargestFile);
    const io::JsonFile model(whole.require<nlohmann::json>("model"), m_file);
    auto tokens = model.require<nlohmann::json>("vocab");
    if (!tokens.is_object()) fail("{}: expected tokens with their ids in \"vocab\", found none", m_file.string());
    for (const auto& added : whole.get<std::vector<nlohmann::json>>("added_tokens", {})) {
        const io::JsonFile token(added, m_file);
        tokens[token.require<std::string>("content")] = token.require<nlohmann::json>("id");
    }
    readIds(tokens);
    findSpecialTokens();
    std::size_t number = 0;
    for (const auto& merge : model.require<std::vector<nlohmann::json>>("merges"))
        addMerge(mergeLine(merge), fmt::format("{}, merge {}", m_file.string(), ++number));
}

// The ids of the original code: every byte inside of a word, every byte at its end, the merges, start and end. The
// table goes on behind the merges that the released models know.
void ClipVocabulary::readTable() {
    constexpr std::size_t kMerges = kReleasedSize - 2 * 256 - 2;
    std::istringstream lines(readMergeText(m_file));
    std::vector<std::string> merges;
    std::string line;
    std::getline(lines, line);  // says what this is
    while (merges.size() < kMerges && std::getline(lines, line)) merges.push_back(line);
    if (merges.size() < kMerges)
        fail("{}: expected the {} merges of CLIP's table, found {}", m_file.string(), kMerges, merges.size());
    const auto add = [this](const std::string& token) {
        m_ids.emplace(token, static_cast<std::int64_t>(m_ids.size()));
    };
    for (const auto end : {std::string_view(), kEndOfWord})
        for (const auto byte : bytesInVocabularyOrder()) add(byteSymbol(byte) + std::string(end));
    for (auto token : merges) {
        std::erase(token, ' ');
        add(token);
    }
    for (const auto special : {kStartOfText, kEndOfText}) add(std::string(special));
    findSpecialTokens();
    for (std::size_t i = 0; i < merges.size(); ++i)
        addMerge(merges[i], fmt::format("{}, line {}", m_file.string(), i + 2));
}

void ClipVocabulary::findSpecialTokens() {
    for (const auto byte : bytesInVocabularyOrder()) {
        m_byteIds[byte] = require(byteSymbol(byte));
        m_finalByteIds[byte] = require(byteSymbol(byte) + std::string(kEndOfWord));
    }
    m_startOfText = require(kStartOfText);
    m_endOfText = require(kEndOfText);
}

void ClipVocabulary::readIds(const nlohmann::json& tokens) {
    const auto count = tokens.size();
    if (count > kMostTokens) fail("{}: expected at most {} tokens, found {}", m_file.string(), kMostTokens, count);
    std::vector<bool> taken(count);
    for (const auto& [token, value] : tokens.items()) {
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() >= count)
            fail("{}: expected an id from 0 to {} for the token \"{}\", found {}", m_file.string(), count - 1, token,
                 value.dump());
        const auto number = value.get<std::size_t>();
        if (taken[number])
            fail("{}: expected every id once, but {} occurs again for \"{}\"", m_file.string(), number, token);
        taken[number] = true;
        m_ids.emplace(token, static_cast<std::int64_t>(number));
    }
}

void ClipVocabulary::readMerges(const std::filesystem::path& file) {
    std::istringstream lines(readMergeText(file));
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || (number == 1 && line.starts_with("#version"))) continue;
        addMerge(line, fmt::format("{}, line {}", file.string(), number));
    }
}

void ClipVocabulary::addMerge(std::string_view line, const std::string& where) {
    const auto space = line.find(' ');
    if (space == 0 || space == line.npos || space + 1 == line.size() || line.find(' ', space + 1) != line.npos)
        fail("{}: expected two tokens with one space between them, found \"{}\"", where, line.substr(0, 80));
    const auto left = line.substr(0, space), right = line.substr(space + 1);
    const auto merged = std::string(left) + std::string(right);
    for (const auto token : {left, right, std::string_view(merged)})
        if (find(token) < 0)
            fail("{}: expected tokens of {}, but it has no \"{}\"", where, m_file.filename().string(),
                 token.substr(0, 80));
    if (!m_merges.add(find(left), find(right), find(merged)))
        fail("{}: expected every merge once, found \"{}\" again", where, line.substr(0, 80));
}

std::int64_t ClipVocabulary::find(std::string_view token) const {
    const auto it = m_ids.find(std::string(token));
    return it == m_ids.end() ? -1 : it->second;
}

std::int64_t ClipVocabulary::require(std::string_view token) const {
    const auto id = find(token);
    if (id < 0) fail("{}: expected the token \"{}\", which is missing", m_file.string(), token);
    return id;
}

std::vector<BpePiece> ClipVocabulary::encodeWord(std::string_view word) const {
    std::vector<BpePiece> pieces;
    for (const char c : word) pieces.push_back({m_byteIds[static_cast<std::uint8_t>(c)], 1});
    if (!word.empty()) pieces.back().id = m_finalByteIds[static_cast<std::uint8_t>(word.back())];
    return m_merges.apply(std::move(pieces));
}

}  // namespace core::text
