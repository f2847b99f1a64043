#include "ui/document/layer_edits.h"

#include <algorithm>

#include "ui/document/change_value.h"

namespace ui {
namespace {

Layers layersOf(const Content& content) { return content.layers; }
void setLayersOf(Content& content, const Layers& layers) { content.layers = layers; }
constexpr ContentField<Layers> kLayers{Change::Layers, QT_TRANSLATE_NOOP("ui::ContentField", "layers"), &layersOf,
                                       &setLayersOf};

Layer& layerIn(Layers& layers, LayerKind kind) { return *std::ranges::find(layers.order, kind, &Layer::kind); }

}  // namespace

void setLayer(Document& document, const Layer& layer) {
    Layers layers = document.layers();
    layerIn(layers, layer.kind) = layer;
    changeField(document, kLayers, layers);
}

void setLayerVisible(Document& document, LayerKind kind, bool on) {
    Layer layer = layerOf(document.layers(), kind);
    layer.visible = on;
    document.beginGesture();
    setLayer(document, layer);
}

void moveLayer(Document& document, LayerKind kind, int place) {
    Layers layers = document.layers();
    auto& order = layers.order;
    const auto from = std::ranges::find(order, kind, &Layer::kind);
    const auto to = order.begin() + std::clamp<int>(place, 0, static_cast<int>(order.size()) - 1);
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    document.beginGesture();
    changeField(document, kLayers, layers);
}

void setReference(Document& document, const core::SharedImage& picture) {
    Layers layers = document.layers();
    layers.reference = picture;
    layerIn(layers, LayerKind::Reference).visible = true;
    document.beginGesture();
    changeField(document, kLayers, layers);
}

}  // namespace ui
