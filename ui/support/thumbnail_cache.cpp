#include "ui/support/thumbnail_cache.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

#include "core/plan/metadata/picture_file.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

constexpr int kQuality = 88;
constexpr qint64 kMostBytes = 256 * 1024;

QByteArray made(const QString& file) {
    const QImage picture = toQImage(core::plan::loadPicture(toPath(file)));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    picture.scaled(ThumbnailCache::kSide, ThumbnailCache::kSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        .save(&buffer, "JPEG", kQuality);
    return jpeg;
}

}  // namespace

QByteArray ThumbnailCache::of(const QString& file) const {
    const QString entry = entryFor(file);
    if (QFile known(entry); known.size() <= kMostBytes && known.open(QIODevice::ReadOnly)) {
        QByteArray jpeg = known.readAll();
        if (!thumbnailFrom(jpeg).isNull()) return jpeg;
    }
    const QByteArray jpeg = made(file);
    write(entry, jpeg);
    return jpeg;
}

void ThumbnailCache::keep(const QString& file, const QByteArray& jpeg) const {
    const QString entry = entryFor(file);
    if (!QFile::exists(entry) && !thumbnailFrom(jpeg).isNull()) write(entry, jpeg);
}

void ThumbnailCache::prune(int most) const {
    QDir folder(m_folder);
    const auto oldestFirst = folder.entryList({"*.jpg"}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QString& name : oldestFirst.mid(0, std::max<qsizetype>(0, oldestFirst.size() - most)))
        folder.remove(name);
}

QString ThumbnailCache::entryFor(const QString& file) const {
    const QFileInfo info(file);
    const QString state = QString("%1\n%2\n%3")
                              .arg(info.absoluteFilePath())
                              .arg(info.size())
                              .arg(info.lastModified().toMSecsSinceEpoch());
    const auto name = QCryptographicHash::hash(state.toUtf8(), QCryptographicHash::Sha1).toHex();
    return m_folder + '/' + QString::fromLatin1(name) + ".jpg";
}

void ThumbnailCache::write(const QString& entry, const QByteArray& jpeg) {
    QDir().mkpath(QFileInfo(entry).path());
    QSaveFile file(entry);
    if (file.open(QIODevice::WriteOnly) && file.write(jpeg) == jpeg.size()) file.commit();
}

// The size is looked at before any pixel is decoded.
QImage thumbnailFrom(const QByteArray& jpeg) {
    if (jpeg.isEmpty() || jpeg.size() > kMostBytes) return {};
    QBuffer buffer;
    buffer.setData(jpeg);
    QImageReader reader(&buffer, "jpeg");
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > ThumbnailCache::kSide || size.height() > ThumbnailCache::kSide) return {};
    return reader.read();
}

}  // namespace ui
