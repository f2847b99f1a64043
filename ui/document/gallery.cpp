#include "ui/document/gallery.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"

namespace ui {

PictureId Gallery::addNewest(Picture picture) {
    picture.id = ++m_lastId;
    m_pictures.push_front(std::move(picture));
    return m_lastId;
}

PictureId Gallery::addOldest(Picture picture) {
    picture.id = ++m_lastId;
    m_pictures.push_back(std::move(picture));
    return m_lastId;
}

void Gallery::setStarred(PictureId id, bool starred) {
    const int row = rowOf(id);
    if (row >= 0) m_pictures[static_cast<std::size_t>(row)].starred = starred;
}

Picture Gallery::take(PictureId id) {
    const auto place = m_pictures.begin() + rowOf(id);
    Picture picture = std::move(*place);
    m_pictures.erase(place);
    return picture;
}

void Gallery::putBack(Picture picture, int olderOnes) {
    m_pictures.insert(m_pictures.end() - std::min(olderOnes, size()), std::move(picture));
}

const Picture* Gallery::find(PictureId id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

int Gallery::rowOf(PictureId id) const {
    const auto found =
        std::find_if(m_pictures.begin(), m_pictures.end(), [id](const Picture& p) { return p.id == id; });
    return found == m_pictures.end() ? -1 : static_cast<int>(found - m_pictures.begin());
}

QImage imageOf(const Picture& picture) {
    if (!picture.image.isNull()) return picture.image;
    return toQImage(core::plan::loadPicture(toPath(picture.file)));
}

core::plan::Plan planOf(const Picture& picture) {
    if (picture.plan) return *picture.plan;
    if (const auto plan = core::plan::readPlan(toPath(picture.file))) return *plan;
    core::fail("{}: expected a picture with its plan inside, found none", picture.file.toStdString());
}

}  // namespace ui
