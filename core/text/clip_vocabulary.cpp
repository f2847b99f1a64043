#include "core/text/clip_vocabulary.h"

#include <fstream>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/text/byte_alphabet.h"

namespace core::text {
namespace {

constexpr std::size_t kLargestFile = 16u << 20;  // CLIP's own vocab.json has one megabyte
constexpr std::size_t kMostTokens = 1'000'000;

std::ifstream openMerges(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) fail("{}: expected a list of merges, but it cannot be read ({})", file.string(), code.message());
    if (size > kLargestFile)
        fail("{}: expected at most {} bytes of merges, found {}", file.string(), kLargestFile, size);
    return std::ifstream(file, std::ios::binary);
}

}  // namespace

ClipVocabulary::ClipVocabulary(const std::filesystem::path& folder) : m_file(folder / "vocab.json") {
    readIds();
    for (const auto byte : bytesInVocabularyOrder()) {
        m_byteIds[byte] = require(byteSymbol(byte));
        m_finalByteIds[byte] = require(byteSymbol(byte) + std::string(kEndOfWord));
    }
    m_startOfText = require(kStartOfText);
    m_endOfText = require(kEndOfText);
    readMerges(folder / "merges.txt");
}

void ClipVocabulary::readIds() {
    const io::JsonFile json(m_file, kLargestFile);
    const auto count = json.object().size();
    if (count > kMostTokens) fail("{}: expected at most {} tokens, found {}", m_file.string(), kMostTokens, count);
    std::vector<bool> taken(count);
    for (const auto& [token, value] : json.object().items()) {
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
    auto stream = openMerges(file);
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
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
            fail("{}: expected tokens of vocab.json, but it has no \"{}\"", where, token.substr(0, 80));
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
