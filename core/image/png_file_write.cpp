#include <algorithm>
#include <functional>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/image/libpng_guard.h"
#include "core/image/png_file.h"
#include "core/image/png_text.h"

namespace core {
namespace {

void checkImage(const std::string& where, const Image& image) {
    const bool sized = image.width > 0 && image.height > 0 && (image.channels == 1 || image.channels == 3);
    const auto expected = static_cast<std::size_t>(std::max(image.width, 0)) * std::max(image.height, 0) *
                          static_cast<std::size_t>(std::max(image.channels, 0));
    if (!sized || image.pixels.size() != expected)
        fail("{}: expected a grey or RGB picture to write, found {}x{} with {} channels and {} bytes", where,
             image.width, image.height, image.channels, image.pixels.size());
}

bool isPlainKey(const std::string& key) {
    return !key.empty() && key.size() <= 79 && key.front() != ' ' && key.back() != ' ' &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void checkText(const std::string& where, const PngText& text) {
    if (!isPlainKey(text.key))
        fail("{}: expected a text key of 1 to 79 plain characters, found \"{}\"", where, text.key);
    if (text.value.find('\0') != std::string::npos)
        fail("{}: expected text without a zero byte in \"{}\"", where, text.key);
}

// The text entries as libpng wants them; owns the strings they point to.
class TextChunks {
 public:
    explicit TextChunks(std::vector<PngText> text) : m_text(std::move(text)) {
        for (auto& entry : m_text) {
            auto latin1 = latin1FromUtf8(entry.value);
            m_chunks.push_back({});
            m_chunks.back().compression = latin1 ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
            if (latin1) entry.value = std::move(*latin1);
            m_chunks.back().key = entry.key.data();
            m_chunks.back().text = entry.value.data();
        }
    }

    png_textp data() { return m_chunks.data(); }
    int count() const { return static_cast<int>(m_chunks.size()); }

 private:
    std::vector<PngText> m_text;
    std::vector<png_text> m_chunks;
};

using Sink = std::function<void(const void* data, std::size_t size)>;

// libpng's side of one picture being written.
class PixelWriter {
 public:
    PixelWriter(const std::string& where, Sink sink)
        : m_sink(std::move(sink)), m_where(where + ": the picture cannot be written") {
        m_png =
            png_create_write_struct(PNG_LIBPNG_VER_STRING, &m_errors, LibpngErrors::onError, LibpngErrors::onWarning);
        m_info = m_png ? png_create_info_struct(m_png) : nullptr;
    }
    ~PixelWriter() { png_destroy_write_struct(&m_png, &m_info); }
    PixelWriter(const PixelWriter&) = delete;
    PixelWriter& operator=(const PixelWriter&) = delete;

    void write(const Image& image, TextChunks& text) {
        if (!m_info) throw std::bad_alloc();
        guardLibpng(m_png, m_errors, m_where, [&] { writeChunks(image, text); });
    }

 private:
    void writeChunks(const Image& image, TextChunks& text) {
        png_set_write_fn(m_png, this, &PixelWriter::onWrite, [](png_structp) {});
        png_set_IHDR(m_png, m_info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
                     image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_set_text(m_png, m_info, text.data(), text.count());
        png_write_info(m_png, m_info);
        for (int y = 0; y < image.height; ++y) png_write_row(m_png, image.row(y));
        png_write_end(m_png, nullptr);
    }

    static void onWrite(png_structp png, png_bytep data, png_size_t size) {
        auto& self = *static_cast<PixelWriter*>(png_get_io_ptr(png));
        if (!self.tryWrite(data, size)) png_error(png, "write error");
    }

    bool tryWrite(const void* data, std::size_t size) noexcept {
        try {
            m_sink(data, size);
            return true;
        } catch (...) {
            m_errors.keep(std::current_exception());
            return false;
        }
    }

    Sink m_sink;
    std::string m_where;
    LibpngErrors m_errors;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

}  // namespace

void writePng(const std::filesystem::path& file, const Image& image, const std::vector<PngText>& text) {
    checkImage(file.string(), image);
    for (const auto& entry : text) checkText(file.string(), entry);
    TextChunks chunks(text);
    AtomicFile out(file);
    PixelWriter(file.string(), [&](const void* data, std::size_t size) { out.write(data, size); }).write(image, chunks);
    out.commit();
}

std::string encodePng(const Image& image) {
    checkImage("A picture", image);
    std::string bytes;
    TextChunks none({});
    const auto append = [&](const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); };
    PixelWriter("A picture", append).write(image, none);
    return bytes;
}

}  // namespace core
