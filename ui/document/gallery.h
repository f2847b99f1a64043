#pragma once

#include <QImage>
#include <QString>
#include <deque>
#include <optional>

#include "core/plan/plan.h"

namespace ui {

using PictureId = int;
constexpr PictureId kNoPicture = 0;

// A finished picture. Its pixels and plan come from its file; only a picture that could not be
// written to disk carries them in memory.
struct Picture {
    PictureId id = kNoPicture;
    QString file = {};  // empty when it could not be kept
    QImage image = {};
    std::optional<core::plan::Plan> plan = {};
    bool starred = false;
    bool inProject = true;  // false for older pictures, which lie in the folder alone
};

// The pictures of this person, newest first.
class Gallery {
 public:
    PictureId addNewest(Picture picture);
    PictureId addOldest(Picture picture);
    void clear() { m_pictures.clear(); }  // ids are not given again

    void setStarred(PictureId id, bool starred);   // nothing when unknown
    Picture take(PictureId id);                    // out of the gallery, which must hold it
    void putBack(Picture picture, int olderOnes);  // under its old id, so many places before the end

    int size() const { return static_cast<int>(m_pictures.size()); }
    const Picture& at(int row) const { return m_pictures[static_cast<std::size_t>(row)]; }
    const Picture* find(PictureId id) const;  // null when unknown
    int rowOf(PictureId id) const;            // -1 when unknown

 private:
    std::deque<Picture> m_pictures;
    PictureId m_lastId = kNoPicture;
};

// The pixels of a picture, read from its file if need be. Throws core::Error.
QImage imageOf(const Picture& picture);

// The plan of a picture, read from its file if need be. Throws core::Error, also when there is none.
core::plan::Plan planOf(const Picture& picture);

}  // namespace ui
