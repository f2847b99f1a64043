#include "core/plan/metadata/foreign_json.h"

#include <array>
#include <string_view>

namespace core::plan {
namespace {

constexpr std::size_t kMostBytes = 16u * 1024u * 1024u;
constexpr int kDeepest = 64;  // what is nested deeper is left out: levels cost memory, and no reader goes there

// Words that JSON does not know become "null" outside of strings.
std::string withoutSpecialNumbers(std::string_view text) {
    static constexpr std::array<std::string_view, 3> kWords{"NaN", "-Infinity", "Infinity"};
    std::string result;
    result.reserve(text.size());
    bool quoted = false;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        if (quoted && text[i] == '\\') length = 2;
        if (text[i] == '"') quoted = !quoted;
        bool special = false;
        for (const auto name : kWords)
            if (!quoted && !special && text.substr(i, name.size()) == name) {
                special = true;
                length = name.size();
            }
        result += special ? "null" : text.substr(i, length);
        i += length;
    }
    return result;
}

}  // namespace

nlohmann::json parseForeignJson(const std::string& text) {
    if (text.size() > kMostBytes) return nlohmann::json::value_t::discarded;
    const auto keep = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) { return depth < kDeepest; };
    return nlohmann::json::parse(withoutSpecialNumbers(text), keep, false);
}

std::optional<std::string> wordsOf(const nlohmann::json* value) {
    if (value && value->is_string()) return value->get<std::string>();
    return value && value->is_number() ? std::optional(value->dump()) : std::nullopt;
}

const nlohmann::json* member(const nlohmann::json& object, const std::string& key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::optional<std::string> firstWords(const nlohmann::json& object, std::initializer_list<const char*> keys) {
    for (const auto* key : keys)
        if (auto words = wordsOf(member(object, key))) return words;
    return std::nullopt;
}

}  // namespace core::plan
