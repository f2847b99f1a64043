#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/image/png_file.h"

namespace core {

bool isPngTextChunk(const std::string& type);

// Decodes the data of a tEXt, zTXt or iTXt chunk; UTF-8 where Latin-1 belongs is taken as what it is. Nothing when it
// breaks the format or would grow beyond `maxBytes`.
std::optional<PngText> decodePngText(const std::string& type, const std::string& data, std::size_t maxBytes);

// UTF-8 as Latin-1. Nothing when a character has no place there, is a control character other than a newline or tab,
// the text is no UTF-8, or its Latin-1 would be read as UTF-8.
std::optional<std::string> latin1FromUtf8(const std::string& text);

std::string utf8FromLatin1(const std::string& text);

}  // namespace core
