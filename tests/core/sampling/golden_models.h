#pragma once

#include "core/nets/autoencoder_kl.h"
#include "core/nets/unet.h"
#include "core/sampling/bridge.h"
#include "core/sampling/guidance.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"

// The two spaces of the coop_* cases.
namespace golden {

// The autoencoder of a case, scaled as its diffusion model wants.
inline core::sampling::PictureCodec codec(const std::string& name) {
    const std::shared_ptr<core::nets::AutoencoderKL> vae = core::nets::loadAutoencoderKL(folder(name));
    const double scale = vae->config().scalingFactor;
    return {.decode = [vae, scale](const torch::Tensor& z) { return vae->decode(z / scale); },
            .encode = [vae, scale](const torch::Tensor& x) { return vae->encode(x).mean * scale; }};
}

// The network of a folder with a context; guided where there is a null one.
inline core::sampling::Denoiser network(const std::string& name, const torch::Tensor& context,
                                        const torch::Tensor& null = {}, double scale = 1.0) {
    const auto unet = core::nets::loadUNet(folder(name));
    return [=](const torch::Tensor& z, double t) {
        const torch::Tensor time = torch::tensor(t, torch::kFloat32);
        const torch::Tensor conditional = unet->forward(z, time, context);
        if (!null.defined()) return conditional;
        return core::sampling::guide(unet->forward(z, time, null), conditional, scale);
    };
}

// The scheduler of the coop_* cases.
inline std::unique_ptr<core::sampling::Sampler> ddim(int steps) {
    return core::sampling::makeSampler("ddim", scheduleConfig({{"set_alpha_to_one", false}, {"steps_offset", 1}}),
                                       steps);
}

}  // namespace golden
