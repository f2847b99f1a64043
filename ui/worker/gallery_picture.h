#pragma once

#include "ui/document/gallery.h"
#include "ui/worker/job.h"

namespace ui {

// A picture as the gallery takes it: its pixels stay in memory only when they could not be written.
inline Picture galleryPicture(const PaintedPicture& painted) {
    return {kNoPicture, painted.file, painted.file.isEmpty() ? painted.image : QImage(), painted.plan};
}

}  // namespace ui
