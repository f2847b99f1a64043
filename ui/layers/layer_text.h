#pragma once

#include <QColor>
#include <QString>

#include "ui/document/layers.h"

namespace ui {

class Document;

// How a layer is called, what is on it, and the colour that stands for it.
QString layerName(LayerKind kind);
QString layerNote(const Document& document, LayerKind kind);
QColor layerColor(LayerKind kind);

}  // namespace ui
