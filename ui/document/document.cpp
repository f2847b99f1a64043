#include "ui/document/document.h"

#include "core/base/error.h"

namespace ui {

void Document::open(const core::pipeline::Plan& plan) {
    m_undoStack.clear();
    m_plan = plan;
    Q_EMIT changed(Change::WholePlan);
}

void Document::setRandomSeed(bool random) {
    if (m_randomSeed == random) return;
    m_randomSeed = random;
    Q_EMIT changed(Change::RandomSeed);
}

void Document::addPicture(Picture picture) {
    const PictureId id = m_gallery.addNewest(std::move(picture));
    Q_EMIT changed(Change::Gallery);
    show(id);
}

void Document::addOlderFiles(const QStringList& files) {
    for (const QString& file : files) m_gallery.addOldest({.file = file});
    Q_EMIT changed(Change::Gallery);
}

void Document::show(PictureId id) {
    const Picture* picture = m_gallery.find(id);
    if (!picture) return;
    try {
        setShown(id, imageOf(*picture));
    } catch (const core::Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

void Document::showImage(const QImage& image) { setShown(kNoPicture, image); }

void Document::setShown(PictureId id, const QImage& image) {
    m_shownId = id;
    m_shownImage = image;
    Q_EMIT changed(Change::ShownPicture);
}

}  // namespace ui
