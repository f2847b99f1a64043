#pragma once

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include "ui/document/gallery.h"

namespace ui {

// Small copies of the gallery's pictures, read in the background when first asked for.
class Thumbnails : public QObject {
    Q_OBJECT

 public:
    explicit Thumbnails(QObject* parent = nullptr);
    ~Thumbnails() override;

    // Null until loaded() has named the picture, and for one that cannot be read.
    QImage of(const Picture& picture);

 Q_SIGNALS:
    void loaded(int pictureId, const QImage& thumbnail);

 private:
    void take(PictureId id, const QImage& thumbnail);

    QHash<PictureId, QImage> m_images;
    QSet<PictureId> m_asked;
    QThreadPool m_pool;
};

}  // namespace ui
