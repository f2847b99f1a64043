#include "core/io/json_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>

#include "core/base/error.h"
#include "core/io/other_content.h"

namespace core::io {
namespace {

// Python writes -Infinity and NaN, which JSON does not have (DPM-Solver's lambda_min_clipped): null
// stands for them, outside of strings.
std::string withoutInfinities(const std::string& text) {
    static const std::array<std::string_view, 3> kForeign{"-Infinity", "Infinity", "NaN"};
    std::string plain;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') inString = !inString;
        if (inString && text[i] == '\\' && i + 1 < text.size()) plain += text[i++];
        const auto foreign = std::find_if(kForeign.begin(), kForeign.end(), [&](const auto word) {
            return !inString && text.compare(i, word.size(), word) == 0;
        });
        if (foreign == kForeign.end()) {
            plain += text[i];
        } else {
            plain += "null";
            i += foreign->size() - 1;
        }
    }
    return plain;
}

[[noreturn]] void failToParse(const std::string& text, const std::filesystem::path& file) {
    const auto other = otherContent(text);
    if (other.empty() || other == "text") fail("{}: expected JSON, but it does not parse", file.string());
    fail("{}: expected JSON, found {}", file.string(), other);
}

nlohmann::json readObject(const std::filesystem::path& file, std::size_t maxBytes) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) fail("{}: expected a JSON file, but it cannot be read ({})", file.string(), code.message());
    if (size > maxBytes) fail("{}: expected at most {} bytes of JSON, found {}", file.string(), maxBytes, size);
    std::ifstream stream(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    auto object = nlohmann::json::parse(withoutInfinities(text), nullptr, false);
    if (object.is_discarded()) failToParse(text, file);
    return object;
}

}  // namespace

JsonFile::JsonFile(const std::filesystem::path& file, std::size_t maxBytes)
    : JsonFile(readObject(file, maxBytes), file) {}

JsonFile::JsonFile(nlohmann::json object, std::filesystem::path file)
    : m_object(std::move(object)), m_file(std::move(file)) {
    if (!m_object.is_object()) fail("{}: expected a JSON object, found {}", m_file.string(), m_object.type_name());
}

void JsonFile::failMissing(const std::string& key) const {
    fail("{}: expected the key \"{}\", which is missing", m_file.string(), key);
}

void JsonFile::failType(const std::string& key, const char* detail) const {
    fail("{}: the value of \"{}\" has another type than expected ({})", m_file.string(), key, detail);
}

}  // namespace core::io
