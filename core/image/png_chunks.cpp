#include "core/image/png_chunks.h"

#include <zlib.h>

#include <string_view>

#include "core/base/error.h"

namespace core {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::uint64_t kChunkFrame = 12;  // length, type, checksum
constexpr std::uint32_t kMaxLength = 0x7fffffff;
constexpr int kMaxChunks = 1'000'000;  // a file of nothing but empty chunks must not keep us busy for minutes

}  // namespace

PngChunkReader::PngChunkReader(const PngSource& source) : m_source(source) {
    if (read(0, kSignature.size()) != kSignature)
        fail("{}: expected a PNG picture, found another kind of file", m_source.where);
    m_position = kSignature.size();
}

PngChunk PngChunkReader::next() {
    const auto head = read(m_position, 8);
    PngChunk chunk{head.substr(4), m_position + head.size(), pngNumber(head, 0)};
    if (chunk.length > kMaxLength || ++m_chunks > kMaxChunks)
        fail("{}: the picture is damaged (no valid chunk at byte {})", m_source.where, m_position);
    m_position += kChunkFrame + chunk.length;
    if (m_position > m_source.size)
        fail("{}: file incomplete: expected at least {} bytes, found {}", m_source.where, m_position, m_source.size);
    return chunk;
}

std::string PngChunkReader::data(const PngChunk& chunk) {
    const auto bytes = read(chunk.position - 4, chunk.length + kChunkFrame - 4);
    const auto* start = reinterpret_cast<const Bytef*>(bytes.data());
    if (::crc32(0, start, chunk.length + 4) != pngNumber(bytes, bytes.size() - 4))
        fail("{}: the picture is damaged (wrong checksum of {} at byte {})", m_source.where, chunk.type,
             chunk.position);
    return bytes.substr(4, chunk.length);
}

std::string PngChunkReader::read(std::uint64_t position, std::size_t size) {
    if (position + size > m_source.size)
        fail("{}: file incomplete: expected at least {} bytes, found {}", m_source.where, position + size,
             m_source.size);
    std::string bytes(size, '\0');
    m_source.stream.seekg(static_cast<std::streamoff>(position));
    m_source.stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!m_source.stream) fail("{}: the picture cannot be read at byte {}", m_source.where, position);
    return bytes;
}

std::uint32_t pngNumber(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
    return number;
}

}  // namespace core
