#include "core/nets/controlnet_config.h"

namespace core::nets {

ControlNetConfig ControlNetConfig::fromJson(const io::JsonFile& json) {
    const std::string widthsKey = "conditioning_embedding_out_channels";
    auto keys = trunk::readKeys();
    keys.insert({"conditioning_channels", widthsKey});
    keys.insert({"control", "label", "strength"});  // what the program shows of it
    auto fixedValues = trunk::fixedValues();
    fixedValues.push_back({"controlnet_conditioning_channel_order", "rgb"});
    checkConfig(json, "ControlNetModel", keys, fixedValues);
    ControlNetConfig config;
    config.trunk = trunk::read(json);
    config.conditionChannels = getInRange(json, "conditioning_channels", 3, 1, 64);
    if (json.has(widthsKey)) config.conditionWidths = requireWidths(json, widthsKey, 1);
    return config;
}

std::int64_t ControlNetConfig::leastWeights() const {
    auto count = trunk.leastWeights();
    for (std::size_t i = 1; i < conditionWidths.size(); ++i) count += 9 * conditionWidths[i - 1] * conditionWidths[i];
    return count;
}

}  // namespace core::nets
