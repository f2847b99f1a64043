#include "core/sampling/prediction.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {

PredictionType readPredictionType(const io::JsonFile& config) {
    const auto name = config.get<std::string>("prediction_type", "epsilon");
    if (name == "epsilon") return PredictionType::Epsilon;
    if (name == "v_prediction") return PredictionType::V;
    if (name == "sample") return PredictionType::Sample;
    fail("{}: expected prediction_type epsilon, v_prediction or sample, found \"{}\"", config.file().string(), name);
}

torch::Tensor mixNoise(const torch::Tensor& clean, const torch::Tensor& epsilon, NoiseLevel level) {
    return level.alpha * clean + level.sigma * epsilon;
}

torch::Tensor epsilonOf(const torch::Tensor& noisy, const torch::Tensor& clean, NoiseLevel level) {
    return (noisy - level.alpha * clean) / level.sigma;
}

torch::Tensor cleanFromOutput(PredictionType type, const torch::Tensor& noisy, const torch::Tensor& output,
                              NoiseLevel level) {
    if (type == PredictionType::Sample) return output;
    if (type == PredictionType::V) return level.alpha * noisy - level.sigma * output;
    if (level.alpha <= 0.0)
        fail(
            "Noise prediction: expected some picture left in the latent, found pure noise (abar = 0); a schedule "
            "with zero terminal SNR needs a network that predicts v");
    return (noisy - level.sigma * output) / level.alpha;
}

torch::Tensor outputFromClean(PredictionType type, const torch::Tensor& noisy, const torch::Tensor& clean,
                              NoiseLevel level) {
    if (type == PredictionType::Sample) return clean;
    if (type == PredictionType::Epsilon) return epsilonOf(noisy, clean, level);
    return (level.alpha * noisy - clean) / level.sigma;
}

torch::Tensor trainingTarget(PredictionType type, const torch::Tensor& clean, const torch::Tensor& epsilon,
                             const torch::Tensor& alpha, const torch::Tensor& sigma) {
    if (type == PredictionType::Sample) return clean;
    if (type == PredictionType::Epsilon) return epsilon;
    return alpha * epsilon - sigma * clean;
}

}  // namespace core::sampling
