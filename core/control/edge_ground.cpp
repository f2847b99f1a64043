#include "core/control/edge_ground.h"

#include <algorithm>

#include "core/control/edge_map.h"

namespace core::control {

bool hasLightGround(const Image& picture) {
    const Image grey = edgeMapFrom(picture);
    const auto light = std::ranges::count_if(grey.pixels, [](auto value) { return value > 127; });
    return 2 * static_cast<std::size_t>(light) > grey.pixels.size();
}

Image inverted(Image picture) {
    for (auto& value : picture.pixels) value = static_cast<std::uint8_t>(255 - value);
    return picture;
}

bool looksLikeInvertedEdgeMap(const Image& picture) { return looksLikeEdgeMap(inverted(edgeMapFrom(picture))); }

}  // namespace core::control
