#include "core/io/safetensors.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/float8.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors_header.h"

namespace core::io {

class SafetensorsFile::Mapping : public MappedFile {
    using MappedFile::MappedFile;
};

SafetensorsFile::SafetensorsFile(const std::filesystem::path& file)
    : m_file(file), m_mapping(std::make_shared<const Mapping>(file)) {
    auto header = readSafetensorsHeader(*m_mapping, file);
    m_entries = std::move(header.entries);
    m_metadata = std::move(header.metadata);
    m_dataStart = header.dataStart;
}

std::vector<std::string> SafetensorsFile::keys() const {
    std::vector<std::string> keys;
    for (const auto& [name, entry] : m_entries) keys.push_back(name);
    return keys;
}

std::optional<std::vector<std::int64_t>> SafetensorsFile::shapeOf(const std::string& key) const {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return std::nullopt;
    return found->second.shape;
}

bool SafetensorsFile::isReal(const std::string& key) const {
    const auto found = m_entries.find(key);
    return found != m_entries.end() && (found->second.type.starts_with('F') || found->second.type == "BF16");
}

torch::Tensor SafetensorsFile::find(const std::string& key) const {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return {};
    const auto& entry = found->second;
    if (isFloat8(entry.type))
        return halfFromFloat8(m_mapping->data() + m_dataStart + entry.begin, entry.shape, entry.type);
    if (entry.dtype == torch::Dtype::Undefined)
        fail("{}: tensor \"{}\": expected a type such as F32 or F16, found {}", m_file.string(), key, entry.type);
    auto* address = const_cast<std::byte*>(m_mapping->data()) + m_dataStart + entry.begin;
    // A byte that is neither 0 nor 1 is no C++ bool: such tensors are read as numbers first.
    const auto stored = entry.dtype == torch::kBool ? torch::kUInt8 : entry.dtype;
    const auto options = torch::TensorOptions().dtype(stored);
    const bool aligned = reinterpret_cast<std::uintptr_t>(address) % torch::elementSize(entry.dtype) == 0;
    const auto view = torch::from_blob(
        address, entry.shape, [keep = m_mapping](void*) {}, options);
    if (entry.dtype == torch::kBool) return view.ne(0);
    return aligned ? view : view.clone();
}

}  // namespace core::io
