#pragma once

#include <cstdint>

#include "core/io/json_file.h"
#include "core/nets/denoiser.h"

namespace core::nets {

// config.json of a rotary transformer (`_class_name` RotaryTransformer2DModel).
struct RotaryTransformerConfig {
    DenoiserPorts ports;
    std::int64_t width = 320;  // of a token; `heads` heads of equal width, a multiple of four
    std::int64_t heads = 5;
    std::int64_t depth = 8;             // blocks
    std::int64_t timeDim = 128;         // width of the timestep's sinusoid, even
    std::int64_t conditionWidth = 256;  // of the vector that modulates the blocks
    std::int64_t sampleSize = 16;       // latent side of most pictures it was trained on

    // A lower bound of the network's weights.
    std::int64_t leastWeights() const;

    // Throws Error for a value that is wrong or that this program does not implement; no key is ignored.
    static RotaryTransformerConfig fromJson(const io::JsonFile& json);
    nlohmann::json toJson() const;
};

bool isRotaryTransformer(const io::JsonFile& config);

}  // namespace core::nets
