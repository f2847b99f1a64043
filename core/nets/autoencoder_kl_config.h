#pragma once

#include <cstdint>
#include <vector>

#include "core/io/json_file.h"

namespace core::nets {

// config.json of an AutoencoderKL.
struct AutoencoderKLConfig {
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3;
    std::int64_t latentChannels = 4;
    std::int64_t layersPerBlock = 1;  // the decoder has one more
    std::int64_t groups = 32;
    double scalingFactor = 0.18215;  // latents the diffusion model sees = latents * scalingFactor
    bool forceUpcast = true;         // overflows in half precision: run it in fp32 (SDXL's)
    std::vector<std::int64_t> channels = {128, 256, 512, 512};  // from full to lowest resolution

    // Pixels a latent spans in each direction.
    std::int64_t downsampling() const { return std::int64_t{1} << (channels.size() - 1); }

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const;

    // Throws Error for a value that is wrong or that this program does not implement; no key is ignored.
    static AutoencoderKLConfig fromJson(const io::JsonFile& json);
};

}  // namespace core::nets
