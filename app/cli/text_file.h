#pragma once

#include <string>

namespace cli {

// The whole of a file. Throws core::Error when it cannot be read or is larger than 128 MiB.
std::string readTextFile(const std::string& file);

// Replaces the file by this text, or leaves the old one when that fails. Throws core::Error.
void writeTextFile(const std::string& file, const std::string& text);

}  // namespace cli
