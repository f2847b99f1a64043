#pragma once

#include <QPainterPath>

namespace ui {

class Document;

// Masks say where a partner acts: 255 fully, 0 not at all; no mask means everywhere. `partner` is an index into
// the plan's partners.

// Paints along a path in canvas units, as one gesture. The first stroke on a canvas without a mask begins one: from
// nowhere when it adds, from everywhere when it takes away.
void paintMask(Document& document, std::size_t partner, const QPainterPath& path, double width, bool adds);

void removeMask(Document& document, std::size_t partner);  // acts everywhere again
void invertMask(Document& document, std::size_t partner);  // nothing happens without a mask

// The part of the canvas in which the partner acts, 0..1.
double maskedShare(const Document& document, std::size_t partner);

}  // namespace ui
