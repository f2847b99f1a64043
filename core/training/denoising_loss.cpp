#include "core/training/denoising_loss.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/sampling/noise_schedule.h"
#include "core/sampling/prediction.h"
#include "core/training/generator_config.h"

namespace core::training {
namespace {

torch::Tensor starterAbars() {
    const sampling::NoiseSchedule schedule(io::JsonFile(starterSchedule(), "starter schedule"));
    std::vector<float> values;
    for (int t = 0; t < schedule.size(); ++t) values.push_back(static_cast<float>(schedule.abar(t)));
    return torch::tensor(values);
}

}  // namespace

DenoisingLoss::DenoisingLoss(double minSnrGamma, const torch::Device& device)
    : m_gamma(minSnrGamma), m_abars(starterAbars().to(device)) {}

torch::Tensor DenoisingLoss::operator()(nets::Denoiser& network, const DenoisingBatch& batch) const {
    const auto abar = m_abars.index_select(0, batch.timesteps).view({-1, 1, 1, 1});
    const auto alpha = abar.sqrt(), sigma = (1 - abar).sqrt();
    const auto noise = torch::randn_like(batch.clean);
    auto input = alpha * batch.clean + sigma * noise;
    if (batch.hint.defined()) input = torch::cat({input, batch.hint}, 1);
    const auto type = network.module().parameters().front().scalar_type();
    const auto said = network.denoise({.sample = input.to(type),
                                       .timestep = batch.timesteps,
                                       .encoderHiddenStates = batch.prompts.tokens.to(type),
                                       .added = {batch.prompts.pooled, batch.sizes}},
                                      nullptr, {});
    const auto target = sampling::trainingTarget(sampling::PredictionType::V, batch.clean, noise, alpha, sigma);
    const auto error = (said.to(torch::kFloat32) - target).square().mean({1, 2, 3});
    return (error * weights(abar.flatten())).mean();
}

// With the one that v-prediction adds: in z0 terms a timestep weighs min(SNR, gamma) + 1. Without the one,
// the steps that decide the layout would be silent.
torch::Tensor DenoisingLoss::weights(const torch::Tensor& abar) const {
    if (m_gamma <= 0.0) return torch::ones_like(abar);
    const auto snr = abar / (1 - abar);
    return (snr.clamp_max(m_gamma) + 1) / (snr + 1);
}

}  // namespace core::training
