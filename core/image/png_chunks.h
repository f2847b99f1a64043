#pragma once

#include <cstdint>
#include <istream>
#include <string>

namespace core {

// The bytes of a picture, in a file or in memory.
struct PngSource {
    std::istream& stream;
    std::uint64_t size = 0;  // bytes
    std::string where;       // how sentences name it
};

struct PngChunk {
    std::string type;            // four characters: "IHDR"
    std::uint64_t position = 0;  // of its data, bytes from the start
    std::uint32_t length = 0;    // of its data
};

// Walks the chunks of a PNG without reading their data, and proves on the way that it is whole.
class PngChunkReader {
 public:
    // Throws Error when it is no PNG.
    explicit PngChunkReader(const PngSource& source);

    // The next chunk; the last one is IEND. Throws Error when the bytes end before it.
    PngChunk next();

    // The data of a chunk, its checksum verified. Throws Error.
    std::string data(const PngChunk& chunk);

 private:
    std::string read(std::uint64_t position, std::size_t size);

    const PngSource& m_source;
    std::uint64_t m_position = 0;
    int m_chunks = 0;
};

// A big-endian 32-bit number of `bytes`, as PNG stores them.
std::uint32_t pngNumber(const std::string& bytes, std::size_t at);

}  // namespace core
