#include "ui/document/layers.h"

#include <algorithm>

namespace ui {

const Layer& layerOf(const Layers& layers, LayerKind kind) {
    return *std::ranges::find(layers.order, kind, &Layer::kind);
}

}  // namespace ui
