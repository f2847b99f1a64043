#include "core/training/generator_trainer.h"

#include <torch/types.h>

#include "core/base/device.h"
#include "core/io/module_weights.h"
#include "core/nets/unet.h"
#include "core/training/denoising_loss.h"
#include "core/training/generator_config.h"
#include "core/training/latent_set.h"
#include "core/training/loop/prefetch.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"
#include "core/training/prompt_source.h"

namespace core::training {
namespace {

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

// What a generator is asked to learn, a batch at a time.
class DenoisingTask {
 public:
    DenoisingTask(const GeneratorOptions& options, const torch::Device& device)
        : m_options(options),
          m_device(device),
          m_window(windowOf(options.role)),
          m_latents(options.run.work / "latents", options.role != GeneratorRole::Texture),
          m_prompts(options.run.work, device),
          m_loss(options.minSnrGamma, device),
          m_batches([this] { return make(); }, options.run.helpers) {}

    std::int64_t textWidth() const { return m_prompts.width(); }
    std::int64_t latentChannels() { return m_latents.sample(1).latents.size(1); }

    torch::Tensor loss(nets::UNet2DConditionModel& unet) {
        const auto batch = m_batches.next();
        return m_loss(unet, {.clean = batch.latents.to(m_device).to(torch::kFloat32),
                             .timesteps = batch.timesteps.to(m_device),
                             .prompts = m_prompts.read(batch.captions),
                             .sizes = batch.sizes.to(m_device)});
    }

 private:
    // All of it in main memory, a row a sample.
    struct Batch {
        torch::Tensor latents, timesteps, captions, sizes;
    };

    Batch make() {
        const std::int64_t count = m_options.run.batch;
        const auto pictures = m_latents.sample(count);
        return {pictures.latents, torch::randint(m_window.first, m_window.last + 1, {count}, torch::kInt64),
                m_prompts.captions(pictures.numbers, torch::rand({count}) < m_options.conditionDropout),
                originalSizes(pictures.numbers)};
    }

    static torch::Tensor originalSizes(const std::vector<std::int64_t>& numbers) {
        std::vector<float> sizes;
        for (const auto number : numbers) sizes.push_back(static_cast<float>(originalSize(number)));
        return torch::tensor(sizes).view({-1, 1});
    }

    GeneratorOptions m_options;
    torch::Device m_device;
    TimestepWindow m_window;
    LatentSet m_latents;
    PromptSource m_prompts;
    DenoisingLoss m_loss;
    Prefetch<Batch> m_batches;  // last: its threads use the others
};

std::shared_ptr<nets::UNet2DConditionModel> startUNet(const GeneratorOptions& options, DenoisingTask& task) {
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
