#include <csetjmp>
#include <cstddef>
#include <cstdio>
// Needs the two above.
#include <jpeglib.h>

#include "core/base/error.h"
#include "core/image/photo_decoders.h"

namespace core {
namespace {

constexpr int kMostScans = 200;  // a small file of endless passes must not keep us busy

// libjpeg is C and leaves by longjmp, which must skip no destructor: nothing below the setjmp owns anything.
struct JpegErrors {
    jpeg_error_mgr manager;
    std::jmp_buf leave;
    char message[JMSG_LENGTH_MAX];

    static void onError(j_common_ptr jpeg) {
        auto* errors = reinterpret_cast<JpegErrors*>(jpeg->err);
        (*jpeg->err->format_message)(jpeg, errors->message);
        std::longjmp(errors->leave, 1);
    }
    static void onMessage(j_common_ptr, int) {}
};

void onProgress(j_common_ptr jpeg) {
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number <= kMostScans) return;
    auto* errors = reinterpret_cast<JpegErrors*>(jpeg->err);
    std::snprintf(errors->message, sizeof errors->message, "more than %d passes", kMostScans);
    std::longjmp(errors->leave, 1);
}

class JpegReader {
 public:
    JpegReader(const std::string& bytes, const std::string& where) : m_bytes(bytes), m_where(where) {
        m_jpeg.err = jpeg_std_error(&m_errors.manager);
        m_errors.manager.error_exit = &JpegErrors::onError;
        m_errors.manager.emit_message = &JpegErrors::onMessage;
        m_progress.progress_monitor = &onProgress;
        guarded([this] { jpeg_create_decompress(&m_jpeg); });
        m_jpeg.progress = &m_progress;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_jpeg); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    Image read(const PngLimits& limits) {
        guarded([this] { start(); });
        checkPictureSize(m_where, m_jpeg.image_width, m_jpeg.image_height, limits);
        Image image(static_cast<int>(m_jpeg.image_width), static_cast<int>(m_jpeg.image_height), 3);
        std::vector<std::uint8_t> row(isCmyk() ? std::size_t{4} * m_jpeg.image_width : 0);
        guarded([&] { readRows(image, row.data()); });
        return image;
    }

 private:
    // Runs `body`, which calls libjpeg and may own nothing with a destructor.
    template <typename Body>
    void guarded(const Body& body) {
        if (setjmp(m_errors.leave)) raise();
        body();
    }

    [[noreturn]] void raise() const { fail("{}: the picture is damaged ({})", m_where, m_errors.message); }

    bool isCmyk() const { return m_jpeg.jpeg_color_space == JCS_CMYK || m_jpeg.jpeg_color_space == JCS_YCCK; }

    void start() {
        jpeg_mem_src(&m_jpeg, reinterpret_cast<const unsigned char*>(m_bytes.data()),
                     static_cast<unsigned long>(m_bytes.size()));
        jpeg_read_header(&m_jpeg, TRUE);
    }

    void readRows(Image& image, std::uint8_t* cmyk) {
        m_jpeg.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
        jpeg_start_decompress(&m_jpeg);
        while (m_jpeg.output_scanline < m_jpeg.output_height) {
            auto* target = image.row(static_cast<int>(m_jpeg.output_scanline));
            JSAMPROW row = cmyk ? cmyk : target;
            jpeg_read_scanlines(&m_jpeg, &row, 1);
            if (cmyk) takeInks(cmyk, target);
        }
        jpeg_finish_decompress(&m_jpeg);
    }

    // Adobe's programs, and those after them, store what ink leaves of the light.
    void takeInks(const std::uint8_t* cmyk, std::uint8_t* rgb) const {
        const auto light = [this](unsigned ink) { return m_jpeg.saw_Adobe_marker ? ink : 255u - ink; };
        for (JDIMENSION x = 0; x < m_jpeg.image_width; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                rgb[3 * x + c] = static_cast<std::uint8_t>(light(cmyk[4 * x + c]) * light(cmyk[4 * x + 3]) / 255u);
    }

    const std::string& m_bytes;
    const std::string& m_where;
    JpegErrors m_errors{};
    jpeg_progress_mgr m_progress{};
    jpeg_decompress_struct m_jpeg{};
};

}  // namespace

Image decodeJpeg(const std::string& bytes, const std::string& where, const PngLimits& limits) {
    return JpegReader(bytes, where).read(limits);
}

}  // namespace core
