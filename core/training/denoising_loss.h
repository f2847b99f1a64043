#pragma once

#include <torch/types.h>

#include "core/nets/unet.h"
#include "core/training/prompt_source.h"

namespace core::training {

struct DenoisingBatch {
    torch::Tensor clean;      // [B,C,h,w]
    torch::Tensor timesteps;  // [B], 0..999
    PromptSource::Prompts prompts;
    torch::Tensor sizes;      // [B,1], the size condition
    torch::Tensor hint = {};  // [B,K,h,w], what a partner reads behind the latent; undefined: nothing
};

// The mean squared error of v-prediction on the starter schedule, weighed by timestep.
class DenoisingLoss {
 public:
    // `minSnrGamma` as in Hang et al. 2023; 0 weighs every timestep alike.
    DenoisingLoss(double minSnrGamma, const torch::Device& device);

    torch::Tensor operator()(nets::UNet2DConditionModel& unet, const DenoisingBatch& batch) const;

 private:
    torch::Tensor weights(const torch::Tensor& abar) const;

    double m_gamma;
    torch::Tensor m_abars;
};

// Residual branches and the output begin at zero: the network starts as a near identity and learns sooner.
void startAtZero(nets::UNet2DConditionModel& unet);

}  // namespace core::training
