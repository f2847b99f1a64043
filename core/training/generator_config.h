#pragma once

#include "core/io/json_file.h"
#include "core/nets/unet_config.h"

namespace core::training {

constexpr int kStructureSteps = 500;  // T_struct of the released PanGu-Draw v3, and of the starter pair

// The scheduler_config.json of the starter models: v-prediction on Stable Diffusion's scaled-linear
// schedule, rescaled so that the last step is nearly pure noise (sqrt(abar) = 0.01).
nlohmann::json starterSchedule();

// The shape of a starter generator: three levels, 7.6 million parameters.
nets::UNetConfig starterUNet(std::int64_t latentChannels, std::int64_t textWidth);

// The UNet of a partner: it reads `hintChannels` of its control map behind the noisy latent.
nets::UNetConfig partnerUNet(std::int64_t latentChannels, std::int64_t hintChannels, std::int64_t textWidth);

}  // namespace core::training
