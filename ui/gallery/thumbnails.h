#pragma once

#include <QCache>
#include <QImage>
#include <QList>
#include <QObject>
#include <QThreadPool>

#include "ui/document/gallery.h"
#include "ui/support/thumbnail_cache.h"

namespace ui {

// Small copies of the gallery's pictures, read in the background when asked for. What was looked at last is read
// first, and only the latest ones are kept: a strip of any length costs the same.
class Thumbnails : public QObject {
    Q_OBJECT

 public:
    explicit Thumbnails(const ThumbnailCache& cache, QObject* parent = nullptr);
    ~Thumbnails() override;

    // Null until loaded() has named the picture, and for one that cannot be read.
    QImage of(const Picture& picture);

 Q_SIGNALS:
    void loaded(int pictureId);

 private:
    QImage read(const Picture& picture) const;
    void ask(const Picture& picture);
    void readNext();
    void take(PictureId id, const QImage& thumbnail);

    ThumbnailCache m_cache;
    QCache<PictureId, QImage> m_kept;  // costs in bytes
    QList<Picture> m_waiting;          // the latest last
    PictureId m_reading = kNoPicture;
    QThreadPool m_pool;
};

}  // namespace ui
