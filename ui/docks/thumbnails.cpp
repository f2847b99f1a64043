#include "ui/docks/thumbnails.h"

#include "core/base/error.h"
#include "core/base/log.h"

namespace ui {
namespace {

constexpr int kSide = 192;  // twice the size on screen, for dense displays

QImage makeThumbnail(const Picture& picture) {
    try {
        return imageOf(picture).scaled(kSide, kSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    } catch (const core::Error& error) {
        core::log::warning(error.what());
        return {};
    }
}

}  // namespace

Thumbnails::Thumbnails(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);  // the other cores paint
    connect(this, &Thumbnails::loaded, this, &Thumbnails::take);
}

Thumbnails::~Thumbnails() {
    m_pool.clear();
    m_pool.waitForDone();
}

QImage Thumbnails::of(const Picture& picture) {
    if (!m_asked.contains(picture.id)) {
        m_asked.insert(picture.id);
        m_pool.start([this, picture] { Q_EMIT loaded(picture.id, makeThumbnail(picture)); });
    }
    return m_images.value(picture.id);
}

void Thumbnails::take(PictureId id, const QImage& thumbnail) { m_images.insert(id, thumbnail); }

}  // namespace ui
