#include "core/training/partner_trainer.h"

#include <torch/types.h>

#include "core/base/device.h"
#include "core/io/module_weights.h"
#include "core/training/control_set.h"
#include "core/training/denoising_loss.h"
#include "core/training/generator_config.h"
#include "core/training/generator_trainer.h"
#include "core/training/loop/prefetch.h"
#include "core/training/loop/training_run.h"

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
class PartnerTask {
 public:
    PartnerTask(const PartnerOptions& options, const torch::Device& device)
        : m_options(options),
          m_device(device),
          m_set(options.run.work / "controls", options.map),
          m_prompts(options.run.work, device),
          m_loss(options.minSnrGamma, device),
          m_batches([this] { return make(); }, options.run.helpers) {}

    nets::UNetConfig unet() {
        const auto sample = m_set.sample(1);
        const auto patch = kPartnerSize / sample.latents.size(3);
        return partnerUNet(sample.latents.size(1), sample.maps.size(1) * patch * patch, m_prompts.width());
    }

    torch::Tensor loss(nets::UNet2DConditionModel& unet) {
        const auto batch = m_batches.next();
        return m_loss(unet, {.clean = batch.latents.to(m_device).to(torch::kFloat32),
                             .timesteps = batch.timesteps.to(m_device),
                             .prompts = m_prompts.read(batch.captions),
                             .sizes = torch::full({m_options.run.batch, 1}, double(kPartnerSize)).to(m_device),
                             .hint = hintFrom(batch)});
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
        const std::int64_t count = m_options.run.batch;
        const auto pictures = m_set.sample(count);
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

    torch::Tensor hintFrom(const Batch& batch) const {
        const auto maps = batch.maps.to(m_device).to(torch::kFloat32).div_(255);
        const auto hint = torch::pixel_unshuffle(maps, maps.size(3) / batch.latents.size(3));
        return hint * batch.withoutMap.logical_not().view({-1, 1, 1, 1}).to(m_device);
    }

    PartnerOptions m_options;
    torch::Device m_device;
    ControlSet m_set;
    PromptSource m_prompts;
    DenoisingLoss m_loss;
    Prefetch<Batch> m_batches;  // last: its threads use the others
};

std::shared_ptr<nets::UNet2DConditionModel> startPartner(const PartnerOptions& options, PartnerTask& task) {
    auto unet = std::make_shared<nets::UNet2DConditionModel>(task.unet());
    startAtZero(*unet);
    const auto start = options.run.work / partnerStage(options.map) / kStartingWeights;
    if (std::filesystem::exists(start)) io::loadWeights(*unet, io::SafetensorsFile(start));
    return unet;
}

}  // namespace

const char* partnerStage(pipeline::ControlMap map) { return map == pipeline::ControlMap::Pose ? "pose" : "edges"; }

void trainPartner(const PartnerOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    PartnerTask task(options, device);
    auto unet = startPartner(options, task);
    unet->to(device);
    TrainingRun run(partnerStage(options.map), options.run, unet, unet->parameters());
    run.run([&] { return task.loss(*unet); }, progress, cancel);
}

}  // namespace core::training
