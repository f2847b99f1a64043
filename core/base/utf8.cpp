#include "core/base/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace core {

bool isUtf8(std::string_view text) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 code = 0;
        U8_NEXT(text.data(), i, size, code);
        if (code < 0) return false;
    }
    return true;
}

std::string repairedUtf8(std::string_view text, std::size_t mostBytes) {
    std::string result;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 code = 0;
        U8_NEXT(text.data(), i, size, code);
        const auto piece = code > 0 ? text.substr(begin, static_cast<std::size_t>(i) - begin) : "\xef\xbf\xbd";
        if (result.size() + piece.size() > mostBytes) break;
        result += piece;
    }
    return result;
}

}  // namespace core
