#include <fstream>
#include <utility>

#include "core/base/error.h"
#include "core/image/libpng_guard.h"
#include "core/image/png_file.h"
#include "core/image/png_scan.h"

namespace core {
namespace {

// libpng's side of one file being read.
class PixelReader {
 public:
    explicit PixelReader(const std::filesystem::path& file)
        : m_where(file.string() + ": the picture is damaged"), m_stream(file, std::ios::binary) {
        m_png =
            png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_errors, LibpngErrors::onError, LibpngErrors::onWarning);
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    ~PixelReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PixelReader(const PixelReader&) = delete;
    PixelReader& operator=(const PixelReader&) = delete;

    // RGB or RGBA, 8 bits: as PixelReader::channels says afterwards.
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
        png_set_gray_to_rgb(m_png);
        png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
    }

    void readRows(std::vector<png_bytep>& rows) {
        png_read_image(m_png, rows.data());
        png_read_end(m_png, nullptr);
    }

    static void onRead(png_structp png, png_bytep data, png_size_t size) {
        auto& stream = *static_cast<std::ifstream*>(png_get_io_ptr(png));
        stream.read(reinterpret_cast<char*>(data), static_cast<std::streamsize>(size));
        if (!stream) png_error(png, "the file ends too early");
    }

    std::string m_where;
    std::ifstream m_stream;
    LibpngErrors m_errors;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

std::uint8_t onWhite(unsigned colour, unsigned alpha) {
    return static_cast<std::uint8_t>((colour * alpha + 255u * (255u - alpha) + 127u) / 255u);
}

void layOnWhite(const std::vector<std::uint8_t>& rgba, Image& image) {
    auto* out = image.pixels.data();
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c) *out++ = onWhite(rgba[i + c], rgba[i + 3]);
}

Image readPixels(const std::filesystem::path& file, int width, int height) {
    PixelReader reader(file);
    auto pixels = reader.read(width, height);
    if (reader.channels() == 3) {
        Image image;
        image.width = width;
        image.height = height;
        image.pixels = std::move(pixels);
        return image;
    }
    Image image(width, height);
    layOnWhite(pixels, image);
    return image;
}

}  // namespace

PngPicture readPng(const std::filesystem::path& file, const PngLimits& limits) {
    auto scan = scanPng(file, limits);
    return {readPixels(file, scan.width, scan.height), std::move(scan.text)};
}

std::vector<PngText> readPngText(const std::filesystem::path& file, const PngLimits& limits) {
    return scanPng(file, limits).text;
}

}  // namespace core
