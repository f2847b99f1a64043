#include "ui/support/photo_file.h"

#include <QFileInfo>
#include <QImageReader>
#include <algorithm>

#include "core/base/error.h"
#include "core/control/edge_drawing.h"
#include "core/image/picture_read.h"
#include "core/image/resize.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

constexpr qint64 kMostPixels = 100'000'000;
constexpr int kLongestSide = core::control::kMostMapSide;  // what a plan takes as edges
constexpr core::PngLimits kLimits{.maxSide = 65535, .maxPixels = kMostPixels, .maxTextBytes = 128u * 1024u * 1024u};

core::Image toCore(const QImage& image, core::Ground ground) {
    if (!image.hasAlphaChannel()) return toCoreImage(image);
    const QImage rgba = image.convertToFormat(QImage::Format_RGBA8888);
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < rgba.height(); ++y)
        pixels.insert(pixels.end(), rgba.constScanLine(y), rgba.constScanLine(y) + 4 * rgba.width());
    return core::laidOnGround(pixels, rgba.width(), rgba.height(), 3, ground);
}

// Kinds of files that only Qt knows.
core::Image readByQt(const QString& file, core::Ground ground) {
    const std::string name = QFileInfo(file).fileName().toStdString();
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (static_cast<qint64>(size.width()) * size.height() > kMostPixels)
        core::fail("{}: expected a picture of at most {} million pixels, found {} x {}", name, kMostPixels / 1'000'000,
                   size.width(), size.height());
    const QImage image = reader.read();
    if (image.isNull()) core::fail("{}: expected a picture, found none: {}", name, reader.errorString().toStdString());
    return toCore(image, ground);
}

}  // namespace

core::Image readPhoto(const QString& file, core::Ground ground) {
    auto image = core::isReadablePicture(toPath(file)) ? core::readPicture(toPath(file), ground, kLimits)
                                                       : readByQt(file, ground);
    const int longest = std::max(image.width, image.height);
    if (longest <= kLongestSide) return image;
    const auto scaled = [longest](int side) { return std::max(1, qRound(double(side) * kLongestSide / longest)); };
    return core::resized(image, scaled(image.width), scaled(image.height));
}

}  // namespace ui
