#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace ui {

// Small copies of picture files, kept in a folder under names that tell the file and its state: made once, there again
// at the next start, made anew when the file changes. Any thread may ask. A folder that cannot be written costs
// nothing but time.
class ThumbnailCache {
 public:
    static constexpr int kSide = 192;  // pixels, of the longer side

    explicit ThumbnailCache(QString folder) : m_folder(std::move(folder)) {}

    // A JPEG file. Throws core::Error when the picture cannot be read.
    QByteArray of(const QString& file) const;

    // Takes over a copy that came with the picture, unless it is no small JPEG or one is there.
    void keep(const QString& file, const QByteArray& jpeg) const;

    // Forgets all but the newest.
    void prune(int most) const;

 private:
    QString entryFor(const QString& file) const;
    static void write(const QString& entry, const QByteArray& jpeg);

    QString m_folder;
};

// The pixels of such a copy; null for bytes that are none.
QImage thumbnailFrom(const QByteArray& jpeg);

}  // namespace ui
