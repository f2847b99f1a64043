#pragma once

#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct DecoderOptions {
    TrainingOptions run{.threads = 2, .batch = 64, .minutes = 60, .samples = 0, .learningRate = 2e-4};
    std::filesystem::path pairs = {};  // folder; empty: `work`/pairs
    std::filesystem::path judge = {};  // folder of a world classifier, whose features are to agree; empty: without
    int repairChannels = 160;          // of a trunk that the autoencoder does not have yet
    int repairBlocks = 6;
    int crop = 8;              // latents a side of what is compared
    double deception = 0.03;   // weight of the adversarial term; 0: none
    double criticRate = 4e-4;  // the critic's learning rate
    int criticAlone = 80;      // steps, in each call, that the critic is ahead
};

// Teaches the decoder in `work`/vae, with a repair trunk in front, to draw the true picture from what generators make
// of it (pair_maker.h), and the same from true latents; the encoder stays. Checkpoints lie in `work`/decoder; with a
// config.json beside them, the average there is what "train export" writes. Logs the PSNR of true latents before and
// after. Throws Error when there is no autoencoder, or there are no pairs.
void trainDecoder(const DecoderOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
