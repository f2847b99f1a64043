#include "core/training/generator_trainer.h"

#include <torch/torch.h>

#include "core/base/device.h"
#include "core/io/module_weights.h"
#include "core/nets/unet.h"
#include "core/sampling/noise_schedule.h"
#include "core/training/generator_config.h"
#include "core/training/latent_set.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"
#include "core/training/prompt_source.h"

namespace core::training {
namespace {

constexpr int kStepsBetweenRefreshes = 200;

struct TimestepWindow {
    std::int64_t first, last;  // inclusive
};

TimestepWindow windowOf(GeneratorRole role) {
    switch (role) {
        case GeneratorRole::Structure:
            return {kStructureSteps + 1, 999};
        case GeneratorRole::Texture:
            return {0, kStructureSteps};
        case GeneratorRole::Base:
            break;
    }
    return {0, 999};
}

const char* nameOf(GeneratorRole role) {
    switch (role) {
        case GeneratorRole::Structure:
            return "structure";
        case GeneratorRole::Texture:
            return "texture";
        case GeneratorRole::Base:
            break;
    }
    return "base";
}

bool endsWith(const std::string& name, const std::string& end) {
    return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

// Residual branches and the output begin at zero: the network starts as a near identity and learns sooner.
void startAtZero(nets::UNet2DConditionModel& unet) {
    torch::NoGradGuard noGrad;
    for (auto& item : unet.named_parameters()) {
        const auto& name = item.key();
        const auto module = name.substr(0, name.rfind('.'));
        if (endsWith(module, ".conv2") || endsWith(module, "proj_out") || module == "conv_out") item.value().zero_();
    }
}

// One batch of noisy latents and what the network should say to them.
class DenoisingTask {
 public:
    DenoisingTask(const GeneratorOptions& options, const torch::Device& device)
        : m_options(options),
          m_device(device),
          m_window(windowOf(options.role)),
          m_latents(options.run.work / "latents", options.role != GeneratorRole::Texture),
          m_prompts(options.run.work, device),
          m_abars(abars().to(device)) {}

    std::int64_t textWidth() const { return m_prompts.width(); }
    std::int64_t latentChannels() const { return m_latents.sample(1).latents.size(1); }

    torch::Tensor loss(nets::UNet2DConditionModel& unet) {
        if (++m_steps % kStepsBetweenRefreshes == 0) m_latents.refresh();
        const auto batch = m_latents.sample(m_options.run.batch);
        const auto prompts = m_prompts.captions(batch.numbers, m_options.conditionDropout);
        const auto clean = batch.latents.to(m_device);
        const auto t = torch::randint(m_window.first, m_window.last + 1, {clean.size(0)}, torch::kInt64).to(m_device);
        const auto abar = m_abars.index_select(0, t).view({-1, 1, 1, 1});
        const auto alpha = abar.sqrt(), sigma = (1 - abar).sqrt();
        const auto noise = torch::randn_like(clean);
        const auto said = unet.forward(alpha * clean + sigma * noise, t, prompts.tokens,
                                       {prompts.pooled, originalSizes(batch.numbers)});
        const auto error = (said - (alpha * noise - sigma * clean)).square().mean({1, 2, 3});
        return (error * weights(abar.flatten())).mean();
    }

 private:
    static torch::Tensor abars() {
        const sampling::NoiseSchedule schedule(io::JsonFile(starterSchedule(), "starter schedule"));
        std::vector<float> values;
        for (int t = 0; t < schedule.size(); ++t) values.push_back(static_cast<float>(schedule.abar(t)));
        return torch::tensor(values);
    }

    torch::Tensor originalSizes(const std::vector<std::int64_t>& numbers) const {
        std::vector<float> sizes;
        for (const auto number : numbers) sizes.push_back(static_cast<float>(originalSize(number)));
        return torch::tensor(sizes).view({-1, 1}).to(m_device);
    }

    // Min-SNR weighting (Hang et al. 2023) with the one that v-prediction adds: in z0 terms a timestep
    // weighs min(SNR, gamma) + 1. Without the one, the steps that decide the layout would be silent.
    torch::Tensor weights(const torch::Tensor& abar) const {
        if (m_options.minSnrGamma <= 0.0) return torch::ones_like(abar);
        const auto snr = abar / (1 - abar);
        return (snr.clamp_max(m_options.minSnrGamma) + 1) / (snr + 1);
    }

    GeneratorOptions m_options;
    torch::Device m_device;
    TimestepWindow m_window;
    LatentSet m_latents;
    PromptSource m_prompts;
    torch::Tensor m_abars;
    std::int64_t m_steps = 0;
};

std::shared_ptr<nets::UNet2DConditionModel> startUNet(const GeneratorOptions& options, const DenoisingTask& task) {
    auto unet = std::make_shared<nets::UNet2DConditionModel>(starterUNet(task.latentChannels(), task.textWidth()));
    startAtZero(*unet);
    for (const auto& start :
         {options.run.work / nameOf(options.role) / kStartingWeights, options.run.work / "base" / "ema.safetensors"}) {
        if (!std::filesystem::exists(start)) continue;
        io::loadWeights(*unet, io::SafetensorsFile(start));
        break;
    }
    return unet;
}

}  // namespace

void trainGenerator(const GeneratorOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    DenoisingTask task(options, device);
    auto unet = startUNet(options, task);
    unet->to(device);
    TrainingRun run(nameOf(options.role), options.run, unet, unet->parameters());
    run.run([&] { return task.loss(*unet); }, progress, cancel);
}

}  // namespace core::training
