#pragma once

#include <vector>

#include "core/base/shared_image.h"
#include "core/control/edge_map.h"

namespace core::control {

constexpr int kMostMapSide = 4096;  ///< pixels of an edge map

/// A point of a stroke, in fractions of the canvas.
struct StrokePoint {
    float x = 0;
    float y = 0;
    float pressure = 1;  ///< 0..1, scales the width

    bool operator==(const StrokePoint&) const = default;
};

/// A line by hand.
struct EdgeStroke {
    std::vector<StrokePoint> points;
    float width = 0.01F;  ///< of the canvas's longest side, at full pressure
    bool erases = false;  ///< takes edges away instead, the picture's and those of earlier strokes

    bool operator==(const EdgeStroke&) const = default;
};

/// How a picture of other proportions covers the canvas.
enum class Fit {
    Stretch,  ///< out of proportion
    Crop,     ///< all of the canvas, its own borders cut
    Inside,   ///< all of the picture, black beside it
};

/// What an edge map is drawn from: a picture, or a ready map, and strokes over it.
struct EdgeDrawing {
    SharedImage source;       ///< may be empty
    bool findsEdges = false;  ///< of the source, by Canny; otherwise it is taken as the map it is
    int low = kCannyLow;      ///< thresholds, 0..255
    int high = kCannyHigh;
    bool inverted = false;  ///< the source: for maps of dark lines on white
    Fit fit = Fit::Stretch;
    std::vector<EdgeStroke> strokes;

    bool operator==(const EdgeDrawing&) const = default;
};

/// The map: grey, white lines on black; at the source's scale in the proportions of the canvas (a smaller one where a
/// side would be longer than kMostMapSide), or width x height pixels, the size of the canvas, without a source.
/// Strokes lie over the source in their order, smooth at their borders.
Image drawEdges(const EdgeDrawing& drawing, int width, int height);

/// The stroke in a mirror that stands upright in the middle of the canvas.
EdgeStroke mirrored(EdgeStroke stroke);

}  // namespace core::control
