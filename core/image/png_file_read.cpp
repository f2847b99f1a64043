#include <fstream>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/image/ground.h"
#include "core/image/libpng_guard.h"
#include "core/image/png_file.h"
#include "core/image/png_scan.h"

namespace core {
namespace {

enum class Grey { Keep, ToRgb };

// libpng's side of one picture being read.
class PixelReader {
 public:
    PixelReader(const PngSource& source, Grey grey)
        : m_where(source.where + ": the picture is damaged"), m_stream(source.stream), m_grey(grey) {
        m_stream.seekg(0);
        m_png =
            png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_errors, LibpngErrors::onError, LibpngErrors::onWarning);
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    ~PixelReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PixelReader(const PixelReader&) = delete;
    PixelReader& operator=(const PixelReader&) = delete;

    // Grey or RGB, perhaps with alpha, 8 bits: as channels() says afterwards.
    std::vector<std::uint8_t> read(int width, int height) {
        if (!m_info) throw std::bad_alloc();
        guardLibpng(m_png, m_errors, m_where, [this] { readHeader(); });
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height * channels());
        std::vector<png_bytep> rows;
        for (int y = 0; y < height; ++y)
            rows.push_back(pixels.data() + static_cast<std::size_t>(y) * width * channels());
        guardLibpng(m_png, m_errors, m_where, [this, &rows] { readRows(rows); });
        return pixels;
    }

    int channels() const { return png_get_channels(m_png, m_info); }

 private:
    void readHeader() {
        png_set_read_fn(m_png, &m_stream, &PixelReader::onRead);
        // Everything but header, palette, transparency and pixels is skipped: less for a hostile file to reach.
        png_set_keep_unknown_chunks(m_png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
        png_set_user_limits(m_png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // scanPng has checked the size
        png_read_info(m_png, m_info);
        png_set_expand(m_png);  // palette and 1, 2, 4 bits to 8, tRNS to alpha
        png_set_scale_16(m_png);
        if (m_grey == Grey::ToRgb) png_set_gray_to_rgb(m_png);
        png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
    }

    void readRows(std::vector<png_bytep>& rows) {
        png_read_image(m_png, rows.data());
        png_read_end(m_png, nullptr);
    }

    static void onRead(png_structp png, png_bytep data, png_size_t size) {
        auto& stream = *static_cast<std::istream*>(png_get_io_ptr(png));
        stream.read(reinterpret_cast<char*>(data), static_cast<std::streamsize>(size));
        if (!stream) png_error(png, "the file ends too early");
    }

    std::string m_where;
    std::istream& m_stream;
    Grey m_grey;
    LibpngErrors m_errors;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

Image readPixels(const PngSource& source, const PngScan& scan, Grey grey, Ground ground) {
    PixelReader reader(source, grey);
    auto pixels = reader.read(scan.width, scan.height);
    const bool hasAlpha = reader.channels() % 2 == 0;
    if (hasAlpha) return laidOnGround(pixels, scan.width, scan.height, reader.channels() - 1, ground);
    Image image;
    image.width = scan.width;
    image.height = scan.height;
    image.channels = reader.channels();
    image.pixels = std::move(pixels);
    return image;
}

// A file as a source; it must outlive what reads it.
class PngInFile {
 public:
    explicit PngInFile(const std::filesystem::path& file) : m_stream(file, std::ios::binary) {
        std::error_code code;
        m_source.where = file.string();
        m_source.size = std::filesystem::file_size(file, code);
        if (code) fail("{}: the picture cannot be opened ({})", m_source.where, code.message());
        if (!m_stream) fail("{}: the picture cannot be opened", m_source.where);
    }

    const PngSource& source() const { return m_source; }

 private:
    std::ifstream m_stream;
    PngSource m_source{.stream = m_stream, .where = {}};
};

}  // namespace

PngPicture readPng(const std::filesystem::path& file, const PngLimits& limits, Ground ground) {
    const PngInFile png(file);
    auto scan = scanPng(png.source(), limits);
    return {readPixels(png.source(), scan, Grey::ToRgb, ground), std::move(scan.text)};
}

std::vector<PngText> readPngText(const std::filesystem::path& file, const PngLimits& limits) {
    const PngInFile png(file);
    return scanPng(png.source(), limits).text;
}

Image decodePng(const std::string& bytes, const std::string& where, const PngLimits& limits) {
    std::istringstream stream(bytes);
    const PngSource source{.stream = stream, .size = bytes.size(), .where = where};
    return readPixels(source, scanPng(source, limits), Grey::Keep, Ground::White);
}

}  // namespace core
