#include "core/text/tracked_text.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace core::text {

TrackedText::TrackedText(std::string_view prompt) {
    m_text.reserve(prompt.size());
    m_consumed.reserve(prompt.size());
    const auto size = static_cast<std::int32_t>(prompt.size());
    for (std::int32_t at = 0; at < size;) {
        const auto start = at;
        UChar32 c = 0;
        U8_NEXT(prompt.data(), at, size, c);
        const auto length = static_cast<std::size_t>(at - start);
        append(c < 0 ? std::string_view("\xef\xbf\xbd") : prompt.substr(start, length), at);
    }
}

void TrackedText::append(std::string_view bytes, std::size_t consumed) {
    if (bytes.empty()) return;
    const auto before = this->consumed(m_text.size());
    m_text.append(bytes);
    m_consumed.resize(m_text.size() - 1, before);
    m_consumed.push_back(consumed);
}

TrackedText TrackedText::edited(std::string_view text, const icu::Edits& edits) const {
    TrackedText result;
    std::size_t from = 0, to = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (auto it = edits.getFineIterator(); it.next(status);) {
        const auto oldLength = static_cast<std::size_t>(it.oldLength());
        const auto newLength = static_cast<std::size_t>(it.newLength());
        if (it.hasChange()) {
            result.append(text.substr(to, newLength), consumed(from + oldLength));
        } else {
            for (std::size_t i = 0; i < oldLength; ++i) result.append(text.substr(to + i, 1), consumed(from + i + 1));
        }
        from += oldLength;
        to += newLength;
    }
    return result;
}

}  // namespace core::text
