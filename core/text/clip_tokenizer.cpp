#include "core/text/clip_tokenizer.h"

#include <mutex>
#include <unordered_map>

#include "core/io/json_file.h"
#include "core/text/byte_alphabet.h"
#include "core/text/clean_text.h"
#include "core/text/clip_vocabulary.h"
#include "core/text/split_words.h"

namespace core::text {
namespace {

constexpr std::size_t kDefaultLength = 77;
constexpr std::size_t kCachedWords = 10'000;
constexpr std::size_t kCachedWordBytes = 128;

// Special tokens are written as a string or as {"content": string, ...}.
std::optional<std::string> specialToken(const io::JsonFile& json, const std::string& key) {
    if (!json.has(key)) return std::nullopt;
    if (!json.object().at(key).is_object()) return json.require<std::string>(key);
    return io::JsonFile(json.object().at(key), json.file()).require<std::string>("content");
}

// What tokenizer.json says on padding or cutting; nothing where it says nothing or is not there.
std::optional<io::JsonFile> rulesIn(const std::filesystem::path& folder, const char* kind) {
    if (!std::filesystem::exists(folder / "tokenizer.json")) return std::nullopt;
    const io::JsonFile whole(folder / "tokenizer.json");
    if (!whole.has(kind)) return std::nullopt;
    return io::JsonFile(whole.object().at(kind), whole.file());
}

std::string padToken(const std::filesystem::path& folder) {
    for (const auto* name : {"tokenizer_config.json", "special_tokens_map.json"})
        if (std::filesystem::exists(folder / name))
            if (const auto token = specialToken(io::JsonFile(folder / name), "pad_token")) return *token;
    const auto rules = rulesIn(folder, "padding");
    return rules ? rules->get<std::string>("pad_token", std::string(kEndOfText)) : std::string(kEndOfText);
}

double lengthIn(const std::filesystem::path& folder) {
    const auto file = folder / "tokenizer_config.json";
    if (std::filesystem::exists(file)) return io::JsonFile(file).get<double>("model_max_length", kDefaultLength);
    const auto rules = rulesIn(folder, "truncation");
    return rules ? rules->get<double>("max_length", kDefaultLength) : kDefaultLength;
}

// Folders that do not know their length hold an astronomic number.
std::size_t maxLengthOf(const std::filesystem::path& folder) {
    const auto length = lengthIn(folder);
    return length >= 2 && length <= Tokenizer::kLongestFrame ? static_cast<std::size_t>(length) : kDefaultLength;
}

}  // namespace

struct ClipTokenizer::State {
    ClipVocabulary vocabulary;
    std::int64_t padding;
    std::size_t maxLength;

    std::mutex mutex{};  // guards the cache
    std::unordered_map<std::string, std::vector<BpePiece>> cache{};

    std::vector<BpePiece> pieces(std::string_view word) {
        if (word.size() > kCachedWordBytes) return vocabulary.encodeWord(word);
        const std::lock_guard lock(mutex);
        if (cache.size() >= kCachedWords) cache.clear();
        const auto [it, isNew] = cache.try_emplace(std::string(word));
        if (isNew) it->second = vocabulary.encodeWord(word);
        return it->second;
    }
};

ClipTokenizer ClipTokenizer::load(const std::filesystem::path& place, const ClipTokenizerOptions& options) {
    ClipVocabulary vocabulary(place);
    const auto folder = vocabulary.file().parent_path();
    const auto padding = vocabulary.require(options.padToken ? *options.padToken : padToken(folder));
    return ClipTokenizer(std::unique_ptr<State>(new State{std::move(vocabulary), padding, maxLengthOf(folder)}));
}

ClipTokenizer::ClipTokenizer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ClipTokenizer::ClipTokenizer(ClipTokenizer&&) noexcept = default;
ClipTokenizer& ClipTokenizer::operator=(ClipTokenizer&&) noexcept = default;
ClipTokenizer::~ClipTokenizer() = default;

std::size_t ClipTokenizer::vocabularySize() const { return m_state->vocabulary.size(); }
std::int64_t ClipTokenizer::startOfText() const { return m_state->vocabulary.startOfText(); }
std::int64_t ClipTokenizer::endOfText() const { return m_state->vocabulary.endOfText(); }
std::int64_t ClipTokenizer::padding() const { return m_state->padding; }
std::size_t ClipTokenizer::maxLength() const { return m_state->maxLength; }

std::vector<Token> ClipTokenizer::tokenize(std::string_view prompt) const {
    const auto clean = cleanText(prompt);
    std::vector<Token> tokens;
    for (const auto word : splitWords(clean.text())) {
        auto at = static_cast<std::size_t>(word.data() - clean.text().data());
        if (word == kStartOfText || word == kEndOfText) {
            tokens.push_back({m_state->vocabulary.find(word), clean.consumed(at + word.size())});
            continue;
        }
        for (const auto& piece : m_state->pieces(word)) tokens.push_back({piece.id, clean.consumed(at += piece.bytes)});
    }
    return tokens;
}

}  // namespace core::text
