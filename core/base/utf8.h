#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

// Whether the bytes are well-formed UTF-8.
bool isUtf8(std::string_view text);

// The beginning of a text, of at most so many bytes and not cut within a character, with U+FFFD in the place of every
// broken byte and every zero.
std::string repairedUtf8(std::string_view text, std::size_t mostBytes);

}  // namespace core
