#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/io/weight_source.h"

namespace core::io {

// A safetensors file, memory-mapped: opening reads the header alone, tensors are views of the
// mapping. Types: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL; F8_E4M3 and F8_E5M2, which become F16. A tensor of another
// type keeps nobody from the others: only asking for it throws.
// Every header is checked before use: length, JSON, shape overflow, offsets inside the file, no overlap. Throws Error
// with the file and, where there is one, the tensor; for a file that was cut it says how many bytes there should be.
class SafetensorsFile final : public WeightSource {
 public:
    explicit SafetensorsFile(const std::filesystem::path& file);

    std::filesystem::path where() const override { return m_file; }
    std::vector<std::string> keys() const override;
    torch::Tensor find(const std::string& key) const override;
    std::optional<std::vector<std::int64_t>> shapeOf(const std::string& key) const override;
    bool isReal(const std::string& key) const override;
    const std::map<std::string, std::string>& metadata() const override { return m_metadata; }

    struct Entry {
        std::string type;    // as the file calls it
        torch::Dtype dtype;  // Undefined where LibTorch has none
        std::vector<std::int64_t> shape;
        std::size_t begin = 0;  // bytes from the end of the header
        std::size_t end = 0;
    };

 private:
    class Mapping;

    std::filesystem::path m_file;
    std::shared_ptr<const Mapping> m_mapping;
    std::map<std::string, Entry> m_entries;
    std::map<std::string, std::string> m_metadata;
    std::size_t m_dataStart = 0;
};

using TensorMap = std::map<std::string, torch::Tensor>;

// Writes tensors (any device, any of the types above) beside `file` and renames: an interrupted
// write leaves an older file whole. Throws Error when the disk is full or the folder read-only.
void writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace core::io
