#include "core/image/jpeg_file.h"

#include <csetjmp>
#include <cstdlib>

// clang-format off
#include <cstdio>  // jpeglib.h needs it
#include <jpeglib.h>
// clang-format on

#include "core/base/error.h"

namespace core {
namespace {

constexpr int kJpegQuality = 95;

// libjpeg is C and leaves by longjmp, which must skip no destructor.
struct Failure {
    jpeg_error_mgr manager;
    std::jmp_buf place;
    char words[JMSG_LENGTH_MAX];
};

void onError(j_common_ptr info) {
    auto* failure = reinterpret_cast<Failure*>(info->err);
    info->err->format_message(info, failure->words);
    std::longjmp(failure->place, 1);
}

struct Output {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    ~Output() { std::free(bytes); }
};

void compress(jpeg_compress_struct& info, const Image& image, const std::string& exif, Output& output) {
    jpeg_mem_dest(&info, &output.bytes, &output.size);
    info.image_width = static_cast<JDIMENSION>(image.width);
    info.image_height = static_cast<JDIMENSION>(image.height);
    info.input_components = image.channels;
    info.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, kJpegQuality, TRUE);
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    if (!exif.empty())
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()),
                          static_cast<unsigned>(exif.size()));
    while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPLE*>(image.row(static_cast<int>(info.next_scanline)));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
}

bool succeeds(jpeg_compress_struct& info, Failure& failure, const Image& image, const std::string& segment,
              Output& output) {
    if (setjmp(failure.place)) return false;
    jpeg_create_compress(&info);
    compress(info, image, segment, output);
    return true;
}

}  // namespace

std::string encodeJpeg(const Image& image, const std::string& exif) {
    if (image.isEmpty()) fail("expected a picture to write, found an empty one");
    if (exif.size() > kMostExifOfJpeg)
        fail("expected at most {} bytes of Exif in a JPEG, found {}", kMostExifOfJpeg, exif.size());
    Failure failure{};
    jpeg_compress_struct info{};
    info.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = onError;
    Output output;
    const auto segment = exif.empty() ? exif : std::string("Exif\0\0", 6) + exif;
    const bool isWhole = succeeds(info, failure, image, segment, output);
    jpeg_destroy_compress(&info);
    if (!isWhole) fail("the picture could not be written as JPEG ({})", failure.words);
    return {reinterpret_cast<const char*>(output.bytes), output.size};
}

}  // namespace core
