#include "ui/gallery/thumbnails.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"

namespace ui {
namespace {

constexpr int kSide = ThumbnailCache::kSide;  // twice the size on screen, for dense displays
constexpr int kMostOnDisk = 20'000;           // some 200 MB
constexpr qsizetype kKept = 64 << 20;         // bytes: about 450 pictures
constexpr qsizetype kWaiting = 100;           // more than a strip shows; older ones were scrolled away

}  // namespace

Thumbnails::Thumbnails(const ThumbnailCache& cache, QObject* parent) : QObject(parent), m_cache(cache), m_kept(kKept) {
    m_pool.setMaxThreadCount(1);  // the other cores paint
    m_pool.start([cache] { cache.prune(kMostOnDisk); });
}

Thumbnails::~Thumbnails() { m_pool.waitForDone(); }

QImage Thumbnails::of(const Picture& picture) {
    if (const QImage* kept = m_kept.object(picture.id)) return *kept;
    ask(picture);
    return {};
}

QImage Thumbnails::read(const Picture& picture) const {
    try {
        if (picture.image.isNull()) return thumbnailFrom(m_cache.of(picture.file));
        return picture.image.scaled(kSide, kSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    } catch (const core::Error& error) {
        core::log::warning(error.what());
        return {};
    }
}

void Thumbnails::ask(const Picture& picture) {
    if (picture.id == m_reading) return;
    const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(),
                                      [&picture](const Picture& other) { return other.id == picture.id; });
    if (waiting != m_waiting.end()) return;
    m_waiting.push_back(picture);
    if (m_waiting.size() > kWaiting) m_waiting.pop_front();
    readNext();
}

void Thumbnails::readNext() {
    if (m_reading != kNoPicture || m_waiting.isEmpty()) return;
    const Picture picture = m_waiting.takeLast();
    m_reading = picture.id;
    m_pool.start([this, picture] {
        const QImage thumbnail = read(picture);
        QMetaObject::invokeMethod(
            this, [this, id = picture.id, thumbnail] { take(id, thumbnail); }, Qt::QueuedConnection);
    });
}

void Thumbnails::take(PictureId id, const QImage& thumbnail) {
    m_reading = kNoPicture;
    m_kept.insert(id, new QImage(thumbnail), std::max<qsizetype>(1, thumbnail.sizeInBytes()));
    Q_EMIT loaded(id);
    readNext();
}

}  // namespace ui
