#pragma once

#include <QSize>
#include <QString>
#include <span>

#include "core/pipeline/pipeline.h"

namespace ui {

// Width : height of a picture.
struct Aspect {
    int width;
    int height;

    QString label() const { return QString("%1:%2").arg(width).arg(height); }
};

// The ratios that menus offer.
std::span<const Aspect> aspects();

// The size of a ratio at about the model's native area, on its grid.
QSize sizeFor(const Aspect& aspect, const core::plan::ModelInfo& model);

// The nearest size on the model's grid, within what plans allow.
QSize roundedSize(const QSize& size, const core::plan::ModelInfo& model);

// The name of a size's ratio: the offered one that the grid makes of it, else the lowest terms.
QString aspectLabel(const QSize& size, const core::plan::ModelInfo& model);

}  // namespace ui
