#include "core/pipeline/painting/controlnet_fit.h"

#include "core/base/error.h"

namespace core::pipeline {

void checkControlNetFits(const std::string& id, const nets::UNetConfig& trunk, const SteeredModel& model) {
    if (!model.unet)
        fail("the ControlNet \"{}\" does not fit \"{}\": expected a model with a UNet, found a transformer", id,
             model.id);
    const auto& unet = *model.unet;
    const auto check = [&](const char* what, std::int64_t want, std::int64_t have) {
        if (want != have)
            fail("the ControlNet \"{}\" does not fit \"{}\": expected {} {}, found {}", id, model.id, want, what, have);
    };
    // Not the network's input: partners read a map behind the latent, which no ControlNet does.
    check("latent channels", model.latentChannels, trunk.inChannels);
    check("text channels", unet.textChannels, trunk.textChannels);
    check("layers per block", unet.layersPerBlock, trunk.layersPerBlock);
    check("levels", std::ssize(unet.levels), std::ssize(trunk.levels));
    for (std::size_t i = 0; i < unet.levels.size(); ++i)
        check("channels at a level", unet.levels[i].channels, trunk.levels[i].channels);
    check("inputs of further conditions", unet.added ? unet.added->inputDim : 0,
          trunk.added ? trunk.added->inputDim : 0);
}

}  // namespace core::pipeline
