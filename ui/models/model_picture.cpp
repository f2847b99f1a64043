#include "ui/models/model_picture.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include "ui/support/file_path.h"

namespace ui {
namespace {

constexpr qint64 kLargestFile = 32 << 20, kMostPixels = 50'000'000;

QImage readScaled(QIODevice& device, int side) {
    static const QList<QByteArray> kFormats{"png", "jpeg", "webp"};
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const qint64 pixels = qint64(size.width()) * size.height();
    if (!kFormats.contains(reader.format()) || pixels <= 0 || pixels > kMostPixels) return {};
    if (size.width() > side || size.height() > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

}  // namespace

QImage pictureOf(const core::models::ModelWords& words, int side) {
    if (!words.thumbnail.empty()) {
        const auto comma = words.thumbnail.find(',');
        if (comma == std::string::npos) return {};
        QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(words.thumbnail.substr(comma + 1)));
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        return readScaled(buffer, side);
    }
    QFile file(fromPath(words.picture));
    if (words.picture.empty() || file.size() > kLargestFile || !file.open(QIODevice::ReadOnly)) return {};
    return readScaled(file, side);
}

}  // namespace ui
