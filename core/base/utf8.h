#pragma once

#include <string_view>

namespace core {

// Whether the bytes are well-formed UTF-8.
bool isUtf8(std::string_view text);

}  // namespace core
