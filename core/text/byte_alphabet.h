#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace core::text {

// What closes the last symbol of every word in CLIP's vocabulary.
inline constexpr std::string_view kEndOfWord = "</w>";
inline constexpr std::string_view kStartOfText = "<|startoftext|>";
inline constexpr std::string_view kEndOfText = "<|endoftext|>";

// The visible character, in UTF-8, that stands for a byte in vocab.json and merges.txt: printable
// Latin-1 stands for itself, every other byte for a character from U+0100 on (the byte alphabet of
// GPT-2, which CLIP took over).
const std::string& byteSymbol(std::uint8_t byte);

// All 256 bytes in the order in which CLIP numbers them: the printable ones first.
const std::array<std::uint8_t, 256>& bytesInVocabularyOrder();

}  // namespace core::text
