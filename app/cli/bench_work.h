#pragma once

#include <cstdint>

#include "core/nets/autoencoder_kl_config.h"
#include "core/nets/unet_config.h"
#include "core/text/clip_text_config.h"

// Floating-point operations that the formulas of a network ask for, for one input: two for each multiply and add in
// convolutions, linear layers and attention. What an implementation saves by cleverness is still counted.
namespace cli {

// Latents of height x width, text of `tokens`.
double unetOperations(const core::nets::UNetConfig& config, std::int64_t height, std::int64_t width,
                      std::int64_t tokens);

// From latents of height x width to a picture.
double decoderOperations(const core::nets::AutoencoderKLConfig& config, std::int64_t height, std::int64_t width);

double textOperations(const core::text::ClipTextConfig& config);

}  // namespace cli
