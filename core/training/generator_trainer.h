#pragma once

#include "core/base/cancel_token.h"
#include "core/base/generator_role.h"
#include "core/training/generator_size.h"
#include "core/training/options.h"

namespace core::training {

// Which part of the schedule a generator learns (paper, section 3.1): the base model all of it, the
// structure generator t > 500, the texture generator t <= 500.
struct GeneratorOptions {
    TrainingOptions run{.batch = 16, .samples = 400'000, .learningRate = 7e-4};
    GeneratorRole role = GeneratorRole::Structure;
    double minSnrGamma = 5.0;       // Hang et al. 2023; 0 weighs every timestep alike
    double conditionDropout = 0.1;  // share of samples with the empty prompt, for guidance
    GeneratorSize size = {};        // of a fresh network
};

// Trains one generator on the latents in `work`/latents with the text tower in `work`/text_encoder; both
// must be there. A fresh structure or texture run without starting weights begins with those of
// `work`/base when that has been trained.
void trainGenerator(const GeneratorOptions& options, const TrainingProgress& progress, const CancelToken& cancel);

}  // namespace core::training
