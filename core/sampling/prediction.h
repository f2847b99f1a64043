#pragma once

#include <torch/types.h>

#include "core/io/json_file.h"
#include "core/sampling/noise_level.h"

namespace core::sampling {

// What a network's output means. All three hold the same information, given the noisy latent.
enum class PredictionType {
    Epsilon,  // the noise eps
    V,        // v = alpha eps - sigma z0 (Salimans and Ho 2022, section 4)
    Sample,   // the clean latent z0
};

// prediction_type of a scheduler_config.json ("epsilon", "v_prediction", "sample"); epsilon when absent.
// Throws Error for any other.
PredictionType readPredictionType(const io::JsonFile& config);

// z = alpha z0 + sigma eps, in any space.
torch::Tensor mixNoise(const torch::Tensor& clean, const torch::Tensor& epsilon, NoiseLevel level);

// The eps that mixNoise() would need to give `noisy`, in any space; level.sigma > 0.
torch::Tensor epsilonOf(const torch::Tensor& noisy, const torch::Tensor& clean, NoiseLevel level);

// For variance-preserving latents z (level.alpha^2 + level.sigma^2 = 1):
// the clean latent a network's output stands for. Throws Error for Epsilon at alpha = 0, where eps says nothing.
torch::Tensor cleanFromOutput(PredictionType type, const torch::Tensor& noisy, const torch::Tensor& output,
                              NoiseLevel level);
// The output that stands for `clean`, the inverse of cleanFromOutput(); level.sigma > 0 unless type is Sample.
torch::Tensor outputFromClean(PredictionType type, const torch::Tensor& noisy, const torch::Tensor& clean,
                              NoiseLevel level);
// What a network is trained to answer for z = alpha clean + sigma epsilon: [B,C,h,w] each, of levels [B,1,1,1] or [].
torch::Tensor trainingTarget(PredictionType type, const torch::Tensor& clean, const torch::Tensor& epsilon,
                             const torch::Tensor& alpha, const torch::Tensor& sigma);

}  // namespace core::sampling
