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

}  // namespace core
