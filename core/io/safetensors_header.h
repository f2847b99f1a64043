#pragma once

#include <map>
#include <string>

#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"

namespace core::io {

// The checked header of a safetensors file: every entry lies inside the file and overlaps no other.
struct SafetensorsHeader {
    std::map<std::string, SafetensorsFile::Entry> entries;
    std::map<std::string, std::string> metadata;
    std::size_t dataStart = 0;
};

// Throws Error naming `file` and, where there is one, the tensor.
SafetensorsHeader readSafetensorsHeader(const MappedFile& bytes, const std::filesystem::path& file);

// "F16" for kHalf and so on; throws Error for a type the format does not have.
std::string safetensorsTypeName(torch::Dtype dtype);

}  // namespace core::io
