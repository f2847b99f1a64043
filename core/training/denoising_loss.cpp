#include "core/training/denoising_loss.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/sampling/noise_schedule.h"
#include "core/training/generator_config.h"

namespace core::training {
namespace {

torch::Tensor starterAbars() {
    const sampling::NoiseSchedule schedule(io::JsonFile(starterSchedule(), "starter schedule"));
    std::vector<float> values;
    for (int t = 0; t < schedule.size(); ++t) values.push_back(static_cast<float>(schedule.abar(t)));
    return torch::tensor(values);
}

bool endsWith(const std::string& name, const std::string& end) {
    return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

DenoisingLoss::DenoisingLoss(double minSnrGamma, const torch::Device& device)
    : m_gamma(minSnrGamma), m_abars(starterAbars().to(device)) {}

torch::Tensor DenoisingLoss::operator()(nets::UNet2DConditionModel& unet, const DenoisingBatch& batch) const {
    const auto abar = m_abars.index_select(0, batch.timesteps).view({-1, 1, 1, 1});
    const auto alpha = abar.sqrt(), sigma = (1 - abar).sqrt();
    const auto noise = torch::randn_like(batch.clean);
    auto input = alpha * batch.clean + sigma * noise;
    if (batch.hint.defined()) input = torch::cat({input, batch.hint}, 1);
    const auto said = unet.forward(input, batch.timesteps, batch.prompts.tokens, {batch.prompts.pooled, batch.sizes});
    const auto error = (said - (alpha * noise - sigma * batch.clean)).square().mean({1, 2, 3});
    return (error * weights(abar.flatten())).mean();
}

// With the one that v-prediction adds: in z0 terms a timestep weighs min(SNR, gamma) + 1. Without the one,
// the steps that decide the layout would be silent.
torch::Tensor DenoisingLoss::weights(const torch::Tensor& abar) const {
    if (m_gamma <= 0.0) return torch::ones_like(abar);
    const auto snr = abar / (1 - abar);
    return (snr.clamp_max(m_gamma) + 1) / (snr + 1);
}

void startAtZero(nets::UNet2DConditionModel& unet) {
    torch::NoGradGuard noGrad;
    for (auto& item : unet.named_parameters()) {
        const auto& name = item.key();
        const auto module = name.substr(0, name.rfind('.'));
        if (endsWith(module, ".conv2") || endsWith(module, "proj_out") || module == "conv_out") item.value().zero_();
    }
}

}  // namespace core::training
