#pragma once

#include <string>
#include <vector>

#include "core/nets/autoencoder_kl_config.h"
#include "core/nets/unet_config.h"
#include "core/text/clip_text_config.h"

namespace cli {

inline constexpr int kPixelsPerLatent = 8;  // of both families

// The networks of a known family of models in their real sizes.
struct Architecture {
    core::nets::UNetConfig unet;
    core::nets::AutoencoderKLConfig autoencoder;
    std::vector<core::text::ClipTextConfig> texts;
    int size = 512;       // side of the pictures it was trained on
    int timeIds = 0;      // numbers beside the pooled text
    int pooledWidth = 0;  // of the pooled text
    int textTokens = 77;
};

// "sd15" or "sdxl"; throws core::Error for another name.
Architecture architectureOf(const std::string& name);

}  // namespace cli
