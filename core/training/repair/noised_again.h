#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/models/diffusion_model.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/training/world/random.h"

namespace core::training {

// What a model's generators make of noised true latents.
class NoisedAgain {
 public:
    // The text encoders follow the generators to `device`.
    NoisedAgain(std::shared_ptr<const models::DiffusionModel> model, const torch::Device& device);

    struct Made {
        torch::Tensor latents;  // [B,C,h,w], of the input's type
        int timestep = 0;       // to which the true latents were noised
    };

    // True latents [B,C,h,w], scaled, on the device, with a caption each: one prediction at a timestep of 90 .. 450.
    Made predict(const torch::Tensor& clean, const std::vector<std::string>& captions, world::Random& random) const;

    // A run from a timestep of 450 .. 740 to one of 180 .. 330, with guidance of 3 .. 5.
    Made denoise(const torch::Tensor& clean, const std::vector<std::string>& captions, world::Random& random) const;

 private:
    pipeline::GuidedDenoiser denoiserFor(const torch::Tensor& clean, const std::vector<std::string>& captions,
                                         double guidance) const;
    models::Conditioning read(const std::vector<std::string>& captions) const;

    std::shared_ptr<const models::DiffusionModel> m_model;
    torch::Device m_device;
};

}  // namespace core::training
