#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/nets/unet_config.h"

namespace core::pipeline {

// A model that a ControlNet would steer, as its config says.
struct SteeredModel {
    std::string id;
    std::optional<nets::UNetConfig> unet;  // nothing: a transformer
    std::int64_t latentChannels = 0;
};

// A ControlNet copies the first half of its model's network: what differs cannot be added up. Throws Error that names
// both for a ControlNet, whose trunk this is, of another family than the model.
void checkControlNetFits(const std::string& id, const nets::UNetConfig& trunk, const SteeredModel& model);

}  // namespace core::pipeline
