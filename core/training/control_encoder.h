#pragma once

#include <cstdint>

#include "core/base/cancel_token.h"
#include "core/training/options.h"

namespace core::training {

constexpr int kPartnerSize = 128;  // pixels, the partners' native side: half of the leader's

// Encodes pictures 0 .. pictures-1 of the world, half as large as their shape says, with the autoencoder in `work`/vae
// and keeps them with their control maps in `work`/controls, a thousand a file: "latents" [1000,C,h,w] in half
// precision and scaled, "pose" [1000,3,H,W] and "edges" [1000,1,H,W] in bytes. Files that exist are left alone, so a
// call continues an earlier one.
void encodeControls(const TrainingOptions& options, std::int64_t pictures, const TrainingProgress& progress,
                    const CancelToken& cancel);

}  // namespace core::training
