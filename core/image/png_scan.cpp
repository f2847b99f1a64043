#include "core/image/png_scan.h"

#include <cstdint>
#include <utility>

#include "core/base/error.h"
#include "core/image/png_text.h"

namespace core {
namespace {

class Scanner {
 public:
    Scanner(const PngSource& source, const PngLimits& limits)
        : m_where(source.where), m_limits(limits), m_chunks(source), m_textLeft(limits.maxTextBytes) {}

    PngScan run() {
        readHeader(m_chunks.next());
        for (auto chunk = m_chunks.next(); chunk.type != "IEND"; chunk = m_chunks.next())
            if (isPngTextChunk(chunk.type)) readText(chunk);
        return std::move(m_scan);
    }

 private:
    void readHeader(const PngChunk& chunk) {
        if (chunk.type != "IHDR" || chunk.length != 13)
            fail("{}: the picture is damaged (expected the header IHDR first)", m_where);
        const auto data = m_chunks.data(chunk);
        const std::uint64_t width = pngNumber(data, 0);
        const std::uint64_t height = pngNumber(data, 4);
        const auto side = static_cast<std::uint64_t>(m_limits.maxSide);
        if (width == 0 || height == 0 || width > side || height > side ||
            width * height > static_cast<std::uint64_t>(m_limits.maxPixels))
            fail("{}: expected a picture of at most {} pixels a side and {} in all, found {}x{}", m_where,
                 m_limits.maxSide, m_limits.maxPixels, width, height);
        m_scan.width = static_cast<int>(width);
        m_scan.height = static_cast<int>(height);
    }

    void readText(const PngChunk& chunk) {
        if (chunk.length > m_textLeft) failText(chunk);
        auto text = decodePngText(chunk.type, m_chunks.data(chunk), m_textLeft);
        if (!text) failText(chunk);
        m_textLeft -= text->value.size();
        m_scan.text.push_back(std::move(*text));
    }

    [[noreturn]] void failText(const PngChunk& chunk) const {
        fail("{}: the text at byte {} is damaged, or larger than the {} bytes a picture may carry", m_where,
             chunk.position, m_limits.maxTextBytes);
    }

    const std::string& m_where;
    const PngLimits& m_limits;
    PngChunkReader m_chunks;
    std::size_t m_textLeft;
    PngScan m_scan;
};

}  // namespace

PngScan scanPng(const PngSource& source, const PngLimits& limits) { return Scanner(source, limits).run(); }

}  // namespace core
