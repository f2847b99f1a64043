#include "ui/support/photo_file.h"

#include <QFileInfo>
#include <QImageReader>
#include <QPainter>

#include "core/base/error.h"
#include "core/control/edge_drawing.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

constexpr qint64 kMostPixels = 100'000'000;
constexpr int kLongestSide = core::control::kMostMapSide;  // what a plan takes as edges

QImage onWhite(const QImage& image) {
    if (!image.hasAlphaChannel()) return image;
    QImage result(image.size(), QImage::Format_RGB32);
    result.fill(Qt::white);
    QPainter(&result).drawImage(0, 0, image);
    return result;
}

}  // namespace

core::Image readPhoto(const QString& file) {
    const std::string name = QFileInfo(file).fileName().toStdString();
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (static_cast<qint64>(size.width()) * size.height() > kMostPixels)
        core::fail("{}: expected a picture of at most {} million pixels, found {} x {}", name, kMostPixels / 1'000'000,
                   size.width(), size.height());
    QImage image = reader.read();
    if (image.isNull()) core::fail("{}: expected a picture, found none: {}", name, reader.errorString().toStdString());
    if (std::max(image.width(), image.height()) > kLongestSide)
        image = image.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return toCoreImage(onWhite(image));
}

}  // namespace ui
