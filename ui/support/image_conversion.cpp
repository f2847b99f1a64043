#include "ui/support/image_conversion.h"

#include <cstring>

namespace ui {

QImage toQImage(const core::Image& image) {
    const auto format = image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    QImage result(image.width, image.height, format);
    const auto rowBytes = static_cast<std::size_t>(image.width) * image.channels;
    for (int y = 0; y < image.height; ++y) std::memcpy(result.scanLine(y), image.row(y), rowBytes);
    return result;
}

namespace {

core::Image copied(const QImage& image, int channels) {
    core::Image result(image.width(), image.height(), channels);
    const auto rowBytes = static_cast<std::size_t>(result.width) * channels;
    for (int y = 0; y < result.height; ++y) std::memcpy(result.row(y), image.constScanLine(y), rowBytes);
    return result;
}

}  // namespace

core::Image toCoreImage(const QImage& image) { return copied(image.convertToFormat(QImage::Format_RGB888), 3); }

core::Image toCoreMask(const QImage& image) { return copied(image.convertToFormat(QImage::Format_Grayscale8), 1); }

}  // namespace ui
