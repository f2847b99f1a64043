#pragma once

#include <string>
#include <string_view>

namespace core::io {

// What a file turns out to be that was taken for weights or for JSON, by its first bytes: a web page, a pointer that
// Git LFS left in its place, other text, or nothing but zeros. Words that complete "found ..."; empty for what is none
// of these.
std::string otherContent(std::string_view start);

// So many first bytes are enough for otherContent().
inline constexpr std::size_t kTellingBytes = 512;

}  // namespace core::io
