#pragma once

#include <unicode/edits.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::text {

// Text on its way from the prompt to the tokenizer that remembers which part of the prompt each of
// its bytes came from. Always well-formed UTF-8.
class TrackedText {
 public:
    TrackedText() = default;
    // Ill-formed sequences of the prompt become U+FFFD.
    explicit TrackedText(std::string_view prompt);

    const std::string& text() const { return m_text; }

    // How many bytes of the prompt are used up by the first `count` bytes of text(). A character
    // counts when all of it is there.
    std::size_t consumed(std::size_t count) const { return count == 0 ? 0 : m_consumed[count - 1]; }

    // Appends `bytes`, which replace the prompt from where this text stands up to byte `consumed`.
    void append(std::string_view bytes, std::size_t consumed);

    // This text after ICU changed it to `text` by `edits`.
    TrackedText edited(std::string_view text, const icu::Edits& edits) const;

 private:
    std::string m_text;
    std::vector<std::size_t> m_consumed;
};

}  // namespace core::text
