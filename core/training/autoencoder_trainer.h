#pragma once

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct AutoencoderOptions {
    TrainingOptions run{.threads = 2, .batch = 8, .minutes = 15, .samples = 60'000, .learningRate = 1e-3};
    int pictures = 1536;  // held in memory; each is seen in many crops
    int patchSize = 16;
    int latentChannels = 24;
    int pictureSize = 256;     // pixels, a divisor of 256 above the crops' 96
    bool decoderOnly = false;  // once generators learn the latents, the encoder must not move
};

// Trains the patch autoencoder from its PCA start, or further, and writes the folder `work`/vae
// (config.json with the scaling factor, weights). Throws Error when decoderOnly is asked for before
// there is an encoder.
void trainAutoencoder(const AutoencoderOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
