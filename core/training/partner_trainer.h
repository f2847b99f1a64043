#pragma once

#include "core/base/cancel_token.h"
#include "core/plan/plan.h"
#include "core/training/generator_size.h"
#include "core/training/options.h"

namespace core::training {

struct PartnerOptions {
    TrainingOptions run{.batch = 16, .samples = 200'000, .learningRate = 7e-4};
    plan::ControlMap map = plan::ControlMap::Pose;
    GeneratorSize size{.width = 256, .depth = 6};
    double minSnrGamma = 5.0;       // see GeneratorOptions
    double conditionDropout = 0.1;  // share of samples with neither prompt nor map: what guidance leads away from
    double singleDropout = 0.05;    // share without prompt, and without map: a partner can do with either alone
};

// The stage's name: its folder in `work` and its command.
const char* partnerStage(plan::ControlMap map);

// Trains a partner for Coop-Diffusion (design 1.2) on the pictures and maps in `work`/controls with the text
// tower in `work`/text_encoder; both must be there. It reads its map folded to the latent grid behind the
// noisy latent. Early timesteps get most of the samples: there partners act.
void trainPartner(const PartnerOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
