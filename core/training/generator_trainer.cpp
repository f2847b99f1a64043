#include "core/training/generator_trainer.h"

#include <torch/types.h>

#include "core/base/device.h"
#include "core/training/denoiser_trainer.h"
#include "core/training/generator_config.h"
#include "core/training/latent_set.h"
#include "core/training/loop/prefetch.h"
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
        case GeneratorRole::Whole:
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
        case GeneratorRole::Whole:
            break;
    }
    return "base";
}

// Crops show detail, low-resolution pictures the layout.
LatentKinds setFor(GeneratorRole role) {
    return {.lowResolution = role != GeneratorRole::Texture, .crops = role != GeneratorRole::Structure};
}

// What a generator is asked to learn, a batch at a time.
class GeneratorLessons {
 public:
    GeneratorLessons(const GeneratorOptions& options, const torch::Device& device)
        : m_options(options),
          m_device(device),
          m_window(windowOf(options.role)),
          m_latents(options.run.work / "latents", setFor(options.role)),
          m_prompts(options.run.work, device),
          m_batches([this] { return make(); }, options.run.helpers) {}

    std::int64_t textWidth() const { return m_prompts.width(); }
    std::int64_t latentChannels() { return m_latents.channels(); }

    DenoisingBatch next() {
        const auto batch = m_batches.next();
        return {.clean = batch.latents.to(m_device).to(torch::kFloat32),
                .timesteps = batch.timesteps.to(m_device),
                .prompts = m_prompts.read(batch.captions),
                .sizes = batch.sizes.to(m_device)};
    }

 private:
    // All of it in main memory, a row a sample.
    struct Batch {
        torch::Tensor latents, timesteps, captions, sizes;
    };

    Batch make() {
        const auto pictures = m_latents.sample(m_options.run.batch);
        const auto count = pictures.latents.size(0);
        return {pictures.latents, torch::randint(m_window.first, m_window.last + 1, {count}, torch::kInt64),
                m_prompts.captions(pictures.numbers, torch::rand({count}) < m_options.conditionDropout),
                drawnHeights(pictures.numbers)};
    }

    static torch::Tensor drawnHeights(const std::vector<std::int64_t>& numbers) {
        std::vector<float> sizes;
        for (const auto number : numbers) sizes.push_back(static_cast<float>(drawnHeight(number)));
        return torch::tensor(sizes).view({-1, 1});
    }

    GeneratorOptions m_options;
    torch::Device m_device;
    TimestepWindow m_window;
    LatentSet m_latents;
    PromptSource m_prompts;
    Prefetch<Batch> m_batches;  // last: its threads use the others
};

}  // namespace

void trainGenerator(const GeneratorOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    GeneratorLessons lessons(options, deviceFromName(options.run.device));
    const auto stage = options.run.work / nameOf(options.role);
    const auto fresh = starterGenerator(options.size, lessons.latentChannels(), 0, lessons.textWidth());
    auto generator = generatorOfStage(stage, fresh, options.run.work / "base");
    trainDenoiser(
        nameOf(options.role), generator, [&] { return lessons.next(); }, options.minSnrGamma, options.run, progress,
        cancel);
}

}  // namespace core::training
