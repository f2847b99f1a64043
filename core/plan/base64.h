#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::plan {

// Bytes as text in the alphabet of RFC 4648, section 4, with padding.
std::string toBase64(std::string_view bytes);

// The reverse. Nothing for text of another alphabet or length.
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace core::plan
