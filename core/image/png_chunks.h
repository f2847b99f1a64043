#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace core {

struct PngChunk {
    std::string type;            // four characters: "IHDR"
    std::uint64_t position = 0;  // of its data, bytes from the start of the file
    std::uint32_t length = 0;    // of its data
};

// Walks the chunks of a PNG without reading their data, and proves on the way that the file is whole.
class PngChunkReader {
 public:
    // Throws Error when the file cannot be opened or is no PNG.
    explicit PngChunkReader(std::filesystem::path file);

    // The next chunk; the last one is IEND. Throws Error when the file ends before it.
    PngChunk next();

    // The data of a chunk, its checksum verified. Throws Error.
    std::string data(const PngChunk& chunk);

 private:
    std::string read(std::uint64_t position, std::size_t size);

    std::filesystem::path m_file;
    std::ifstream m_stream;
    std::uint64_t m_size = 0;
    std::uint64_t m_position = 0;
    int m_chunks = 0;
};

// A big-endian 32-bit number of `bytes`, as PNG stores them.
std::uint32_t pngNumber(const std::string& bytes, std::size_t at);

}  // namespace core
