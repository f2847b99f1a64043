#pragma once

#include "core/nets/unet_config.h"

namespace core::nets {

// config.json of a ControlNetModel.
struct ControlNetConfig {
    UNetConfig trunk;  // of the UNet whose first half it copies
    std::int64_t conditionChannels = 3;
    std::vector<std::int64_t> conditionWidths = {16, 32, 96, 256};  // each but the first halves the map's size

    // Pixels of the control map to one latent.
    std::int64_t downsampling() const { return std::int64_t{1} << (conditionWidths.size() - 1); }

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const;

    // Throws Error for a value that is wrong or that this program does not implement; no key is ignored.
    static ControlNetConfig fromJson(const io::JsonFile& json);
};

}  // namespace core::nets
