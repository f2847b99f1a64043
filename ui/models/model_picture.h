#pragma once

#include <QImage>

#include "core/models/model_words.h"

namespace ui {

// The picture that shows what a model makes, at most `side` pixels a side; null where there is none. PNG, JPEG and WebP
// of at most 32 MB and 50 million pixels; other formats are not opened.
QImage pictureOf(const core::models::ModelWords& words, int side);

}  // namespace ui
