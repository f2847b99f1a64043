#include "core/training/partner_trainer.h"

#include <torch/types.h>

#include "core/base/device.h"
#include "core/training/control_set.h"
#include "core/training/denoiser_trainer.h"
#include "core/training/generator_config.h"
#include "core/training/loop/prefetch.h"

namespace core::training {
namespace {

// Partners act above this timestep unless a plan says otherwise; three samples in four train them for it.
constexpr std::int64_t kEarlyLowest = 300;
constexpr double kEarlyShare = 0.75;

torch::Tensor timesteps(std::int64_t count) {
    const auto early = torch::rand({count}) < kEarlyShare;
    return torch::where(early, torch::randint(kEarlyLowest, 1000, {count}, torch::kInt64),
                        torch::randint(0, 1000, {count}, torch::kInt64));
}

// What a partner is asked to learn, a batch at a time.
class PartnerLessons {
 public:
    PartnerLessons(const PartnerOptions& options, const torch::Device& device)
        : m_options(options),
          m_device(device),
          m_set(options.run.work / "controls", options.map),
          m_prompts(options.run.work, device),
          m_batches([this] { return make(); }, options.run.helpers) {}

    nets::RotaryTransformerConfig fresh() {
        const auto sample = m_set.sample(1);
        const auto patch = sample.maps.size(3) / sample.latents.size(3);
        return starterGenerator(m_options.size, sample.latents.size(1), sample.maps.size(1) * patch * patch,
                                m_prompts.width());
    }

    DenoisingBatch next() {
        const auto batch = m_batches.next();
        return {.clean = batch.latents.to(m_device).to(torch::kFloat32),
                .timesteps = batch.timesteps.to(m_device),
                .prompts = m_prompts.read(batch.captions),
                .sizes = heightsOf(batch.maps),
                .hint = hintFrom(batch)};
    }

 private:
    // All of it in main memory, a row a sample.
    struct Batch {
        torch::Tensor latents, timesteps, captions, maps, withoutMap;
    };

    // Which samples go without, [B] bool.
    struct Dropped {
        torch::Tensor prompts, maps;
    };

    Batch make() {
        const auto pictures = m_set.sample(m_options.run.batch);
        const auto count = pictures.latents.size(0);
        const auto dropped = drop(count);
        return {pictures.latents, timesteps(count), m_prompts.captions(pictures.numbers, dropped.prompts),
                pictures.maps, dropped.maps};
    }

    Dropped drop(std::int64_t count) const {
        const double both = m_options.conditionDropout, one = m_options.singleDropout;
        const auto lot = torch::rand({count});
        const auto all = lot < both;
        return {all | ((lot >= both) & (lot < both + one)), all | (lot >= 1 - one)};
    }

    torch::Tensor heightsOf(const torch::Tensor& maps) const {
        return torch::full({maps.size(0), 1}, static_cast<float>(maps.size(2)), m_device);
    }

    torch::Tensor hintFrom(const Batch& batch) const {
        const auto maps = batch.maps.to(m_device).to(torch::kFloat32).div_(255);
        const auto hint = torch::pixel_unshuffle(maps, maps.size(3) / batch.latents.size(3));
        return hint * batch.withoutMap.logical_not().view({-1, 1, 1, 1}).to(m_device);
    }

    PartnerOptions m_options;
    torch::Device m_device;
    ControlSet m_set;
    PromptSource m_prompts;
    Prefetch<Batch> m_batches;  // last: its threads use the others
};

}  // namespace

const char* partnerStage(plan::ControlMap map) { return map == plan::ControlMap::Pose ? "pose" : "edges"; }

void trainPartner(const PartnerOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    PartnerLessons lessons(options, deviceFromName(options.run.device));
    const auto* stage = partnerStage(options.map);
    auto generator = generatorOfStage(options.run.work / stage, lessons.fresh());
    trainDenoiser(
        stage, generator, [&] { return lessons.next(); }, options.minSnrGamma, options.run, progress, cancel);
}

}  // namespace core::training
