#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

struct PairOptions {
    TrainingOptions run{.threads = 2, .batch = 256, .minutes = 60};
    std::filesystem::path model = {};  // folder of the pair whose errors a decoder is to mend
    std::int64_t pictures = 8000;      // how many in all
};

// Makes what a repairing decoder learns from (files: pair_set.h): pictures of a range of their own, their true latents,
// and what the model's generators make of those when they are noised and denoised again, told the picture's caption. Of
// 75, 35 are one-step predictions (t 90 .. 450) and 40 are short runs with guidance (from t 450 .. 740 down to 180 ..
// 330), as the program paints. Files that exist are left alone, so a call continues an earlier one; the minutes end it
// with what there is. Throws Error for a model without a patch autoencoder.
void makePairs(const PairOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

// The picture of the `index`-th pair: neither trained on nor evaluated, drawn in full resolution.
std::int64_t pairPicture(std::int64_t index);

}  // namespace core::training
