#pragma once

#include <cstdint>

#include "core/io/json_file.h"
#include "core/nets/unet_config.h"

// What models take in memory, in bytes, from their files' headers and configs alone. The factors are measured (peak of
// the resident set, LibTorch 1.13, two threads), rounded up: layers hold copies, and freed pages are not all used
// again.
namespace core::models {

// One evaluation of a UNet, or of a ControlNet's half of it, for a batch of latents.
std::int64_t unetBytes(const nets::UNetConfig& config, std::int64_t batch, std::int64_t height, std::int64_t width);

// The same of a generator of any kind, by its config.json. Throws Error.
std::int64_t generatorBytes(const io::JsonFile& generator, std::int64_t batch, std::int64_t height, std::int64_t width);

// Decoding or encoding one picture whose latent is [C,height,width]; `vae` is its config.json. Throws Error.
std::int64_t autoencoderBytes(const io::JsonFile& vae, std::int64_t height, std::int64_t width);

// What this process may still take: free memory of the machine or of the control group it runs in, and pages of its
// own that lie idle. Nothing known: as much as there could ever be.
std::int64_t availableMemory();

}  // namespace core::models
