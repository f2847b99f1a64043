#include "core/image/png_text.h"

#include <zlib.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/utf8.h"

namespace core {
namespace {

// The field up to the next zero byte; `rest` becomes what follows it.
std::optional<std::string_view> takeField(std::string_view& rest) {
    const auto end = rest.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const auto field = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return field;
}

std::optional<std::string> inflated(std::string_view data, std::size_t maxBytes) {
    std::string text(std::min(maxBytes, data.size() * 8 + 64), '\0');
    while (true) {
        auto size = static_cast<uLongf>(text.size());
        const int status = ::uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                                        reinterpret_cast<const Bytef*>(data.data()), static_cast<uLong>(data.size()));
        if (status == Z_OK) return text.substr(0, size);
        if (status != Z_BUF_ERROR || text.size() >= maxBytes) return std::nullopt;
        text.resize(std::min(maxBytes, text.size() * 4));
    }
}

std::optional<std::string> decodeCompressed(std::string_view rest, std::size_t maxBytes) {
    if (rest.empty() || rest.front() != 0) return std::nullopt;  // the only method is 0, deflate
    return inflated(rest.substr(1), maxBytes);
}

std::optional<std::string> decodeInternational(std::string_view rest, std::size_t maxBytes) {
    if (rest.size() < 2) return std::nullopt;
    const bool compressed = rest[0] != 0;
    const bool deflate = rest[1] == 0;
    rest.remove_prefix(2);
    const auto language = takeField(rest);
    const auto translatedKey = language ? takeField(rest) : std::nullopt;
    if (!translatedKey || (compressed && !deflate)) return std::nullopt;
    return compressed ? inflated(rest, maxBytes) : std::string(rest);
}

// Latin-1, says the format; but many programs write UTF-8, and longer sequences of it are hardly ever anything else.
std::string utf8FromBytes(const std::string& bytes) { return isUtf8(bytes) ? bytes : utf8FromLatin1(bytes); }

std::optional<std::string> decodeValue(std::string_view type, std::string_view rest, std::size_t maxBytes) {
    if (type == "iTXt") return decodeInternational(rest, maxBytes);
    const auto latin1 = type == "zTXt" ? decodeCompressed(rest, maxBytes) : std::optional<std::string>(rest);
    return latin1 ? std::optional(utf8FromBytes(*latin1)) : std::nullopt;
}

bool isPlainLatin1(unsigned code) {
    return code == '\n' || code == '\t' || (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff);
}

}  // namespace

bool isPngTextChunk(const std::string& type) { return type == "tEXt" || type == "zTXt" || type == "iTXt"; }

std::optional<PngText> decodePngText(const std::string& type, const std::string& data, std::size_t maxBytes) {
    std::string_view rest = data;
    const auto key = takeField(rest);
    if (!key || key->empty() || key->size() > 79) return std::nullopt;
    auto value = decodeValue(type, rest, maxBytes);
    if (!value || value->size() > maxBytes) return std::nullopt;
    return PngText{utf8FromLatin1(std::string(*key)), std::move(*value)};
}

std::optional<std::string> latin1FromUtf8(const std::string& text) {
    std::string latin1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = static_cast<unsigned char>(text[i]);
        if (code >= 0x80) {  // only C2 and C3 start characters below 256
            const unsigned next = i + 1 < text.size() ? static_cast<unsigned char>(text[++i]) : 0;
            if ((code != 0xc2 && code != 0xc3) || (next & 0xc0) != 0x80) return std::nullopt;
            code = (code & 0x03) << 6 | (next & 0x3f);
        }
        if (!isPlainLatin1(code)) return std::nullopt;
        latin1 += static_cast<char>(code);
    }
    if (latin1 != text && isUtf8(latin1)) return std::nullopt;
    return latin1;
}

std::string utf8FromLatin1(const std::string& text) {
    std::string utf8;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xc0 | code >> 6);
            utf8 += static_cast<char>(0x80 | (code & 0x3f));
        }
    }
    return utf8;
}

}  // namespace core
