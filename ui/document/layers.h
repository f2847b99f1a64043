#pragma once

#include <array>

#include "core/base/shared_image.h"

namespace ui {

enum class LayerKind { Pose, Edges, Masks, Reference, Result };

// What lies on the canvas, and how.
struct Layer {
    LayerKind kind;
    bool visible = true;
    double opacity = 1.0;  // see view_limits::kOpacity

    bool operator==(const Layer&) const = default;
};

// The canvas from top to bottom: each kind once.
using LayerOrder = std::array<Layer, 5>;

// How the canvas shows the document. No part of the plan: it decides no picture.
struct Layers {
    LayerOrder order{Layer{.kind = LayerKind::Pose}, Layer{.kind = LayerKind::Edges, .opacity = 0.75},
                     Layer{.kind = LayerKind::Masks, .opacity = 0.4},
                     Layer{.kind = LayerKind::Reference, .opacity = 0.5}, Layer{.kind = LayerKind::Result}};
    core::SharedImage reference;  // a picture to draw after; may be empty

    bool operator==(const Layers&) const = default;
};

const Layer& layerOf(const Layers& layers, LayerKind kind);

}  // namespace ui
