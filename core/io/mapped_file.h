#pragma once

#include <cstddef>
#include <filesystem>

namespace core::io {

// A whole file mapped read-only (private pages, so a stray write never reaches the file).
class MappedFile {
 public:
    // Throws Error when the file cannot be opened or mapped.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::byte* data() const { return m_data; }
    std::size_t size() const { return m_size; }

 private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

}  // namespace core::io
