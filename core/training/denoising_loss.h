#pragma once

#include <torch/types.h>

#include "core/nets/denoiser.h"
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

    torch::Tensor operator()(nets::Denoiser& network, const DenoisingBatch& batch) const;

 private:
    torch::Tensor weights(const torch::Tensor& abar) const;

    double m_gamma;
    torch::Tensor m_abars;
};

}  // namespace core::training
