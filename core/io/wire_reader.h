#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace core::io {

// Reads protobuf's wire format from memory, never past the end of the message it was made for.
class WireReader {
 public:
    // `base`: the start of the file, to which all positions refer; the message spans begin..end.
    WireReader(const std::byte* base, std::size_t begin, std::size_t end, const std::filesystem::path& file)
        : m_base(base), m_at(begin), m_end(end), m_file(&file) {}

    struct Field {
        std::uint32_t number = 0;
        std::uint32_t type = 0;   // kVarint, kBytes or another
        std::uint64_t value = 0;  // of a kVarint
        std::size_t begin = 0;    // span of a kBytes
        std::size_t end = 0;
    };
    static constexpr std::uint32_t kVarint = 0, kBytes = 2;

    bool atEnd() const { return m_at >= m_end; }
    std::size_t position() const { return m_at; }

    // The next field; its bytes are skipped. Throws Error when it reaches beyond the message.
    Field next();
    std::uint64_t varint();

    // A reader of the message in a kBytes field, and its bytes as text.
    WireReader inside(const Field& field) const { return {m_base, field.begin, field.end, *m_file}; }
    std::string text(const Field& field) const {
        return {reinterpret_cast<const char*>(m_base) + field.begin, field.end - field.begin};
    }

 private:
    void skip(std::uint64_t bytes);

    const std::byte* m_base;
    std::size_t m_at;
    std::size_t m_end;
    const std::filesystem::path* m_file;
};

}  // namespace core::io
