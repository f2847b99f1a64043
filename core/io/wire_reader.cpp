#include "core/io/wire_reader.h"

#include "core/base/error.h"

namespace core::io {

std::uint64_t WireReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (m_at >= m_end) fail("{}: file incomplete: expected a number at byte {}", m_file->string(), m_at);
        const auto byte = static_cast<std::uint64_t>(m_base[m_at++]);
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    fail("{}: expected a number of at most 64 bits before byte {}", m_file->string(), m_at);
}

void WireReader::skip(std::uint64_t bytes) {
    if (bytes > m_end - m_at)
        fail("{}: file incomplete: expected at least {} bytes, found {}", m_file->string(), m_at + bytes, m_end);
    m_at += bytes;
}

WireReader::Field WireReader::next() {
    constexpr std::uint32_t kFixed64 = 1, kFixed32 = 5;
    const auto start = m_at;
    const auto tag = varint();
    Field field{.number = static_cast<std::uint32_t>(tag >> 3), .type = static_cast<std::uint32_t>(tag & 7)};
    if (tag >> 32 != 0 || field.number == 0)
        fail("{}: expected a protobuf field at byte {}, found {}", m_file->string(), start, tag);
    switch (field.type) {
        case kVarint:
            field.value = varint();
            break;
        case kFixed64:
            skip(8);
            break;
        case kFixed32:
            skip(4);
            break;
        case kBytes: {
            const auto length = varint();
            field.begin = m_at;
            skip(length);
            field.end = m_at;
            break;
        }
        default:
            fail("{}: expected a protobuf field at byte {}, found the type {}", m_file->string(), start, field.type);
    }
    return field;
}

}  // namespace core::io
