#pragma once

#include "ui/document/layers.h"

namespace ui {

class Document;

// The ways to change how the canvas shows a document. Each pushes one undo command, or none when nothing changes.
void setLayer(Document& document, const Layer& layer);              // takes the place of the one of its kind
void setLayerVisible(Document& document, LayerKind kind, bool on);  // a gesture of its own
void moveLayer(Document& document, LayerKind kind, int place);      // 0: on top; a gesture of its own

// A picture to draw after, shown at once; an empty one takes it away.
void setReference(Document& document, const core::SharedImage& picture);

}  // namespace ui
