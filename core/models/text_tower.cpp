#include "core/models/text_tower.h"

#include <torch/types.h>

namespace core::models {

std::int64_t textWidth(const TextTowers& towers) {
    std::int64_t width = 0;
    for (const auto& tower : towers) width += tower.net->config().width;
    return width;
}

std::int64_t pooledWidth(const TextTowers& towers) { return towers.back().net->config().projection; }

Conditioning readText(const TextTower& tower, const torch::Tensor& ids) {
    const auto text = tower.net->forward(ids);
    const bool last = tower.layer == TextLayer::Last;
    return {last ? text.lastHiddenState : text.hiddenStates[text.hiddenStates.size() - 2], text.textEmbeds};
}

}  // namespace core::models
