#include "core/training/repair/decoder_trainer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/base/device.h"
#include "core/base/log.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/loop/prefetch.h"
#include "core/training/loop/training_run.h"
#include "core/training/loop/write_json.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"
#include "core/training/repair/critic_trainer.h"
#include "core/training/repair/feature_judge.h"
#include "core/training/repair/picture_losses.h"
#include "core/training/repair/repair_batches.h"
#include "core/training/repair/repaired_autoencoder.h"

namespace core::training {
namespace {

using nets::PatchAutoencoder;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMargin = 2;  // latents around a crop that its decoding sees
constexpr double kStepWeight = 0.5, kFeatureWeight = 0.4;
// True latents are to stay above 31 dB: beyond this squared error they cost more.
constexpr double kTrueError = 0.0027, kTrueWeight = 20.0;
constexpr std::int64_t kComparedPictures = 64;

// What critic and judge compute in: GPUs lose nothing by bf16, and processors may be slow with it.
torch::Dtype quickType(const torch::Device& device) { return device.is_cuda() ? torch::kBFloat16 : torch::kFloat32; }

// What a decoder is asked to learn, a batch at a time, and the critic that learns beside it.
class DecodingTask {
 public:
    DecodingTask(const DecoderOptions& options, std::shared_ptr<PatchAutoencoder> model, PairSet pairs)
        : m_options(options),
          m_device(deviceFromName(options.run.device)),
          m_model(std::move(model)),
          m_spread(pairs.spread().clamp_max(1.2).to(m_device)),
          m_quick{m_device, quickType(m_device)},
          m_judge(options.judge, m_quick),
          m_source(std::move(pairs), m_model->config().patchSize, options.crop,
                   options.run.helpers > 0 ? 1 : options.run.threads),
          m_batches([this] { return m_source.make(m_options.run.batch); }, options.run.helpers) {
        if (options.deception <= 0.0) return;
        m_critic.emplace(m_judge.widths(), options.criticRate, m_quick);
        m_critic->load(criticFolder());
    }

    torch::Tensor loss() {
        if (m_critic && m_decoded) m_critic->learn(*m_drawn, *m_decoded);
        const auto batch = m_batches.next();
        const auto drawn = toUnitRange(batch.pictures.to(m_device));
        const auto decoded = decode(batch);
        const SeenPictures drawnSeen{drawn, m_judge.maps(drawn)}, decodedSeen{decoded, m_judge.maps(decoded)};
        auto loss = distance(batch, drawnSeen, decodedSeen) + excessOfTrueOnes(batch, drawn, decoded);
        if (m_critic) loss = loss + deception(madeOnes(decodedSeen, batch.trueOnes), drawnSeen);
        saveNowAndThen();
        return loss;
    }

    void save() {
        if (m_critic) m_critic->save(criticFolder());
        m_saved = Clock::now();
    }

 private:
    // The whole latents pass the trunk; what lies around the crop is decoded with it and cut off.
    torch::Tensor decode(const RepairBatch& batch) {
        const auto type = m_model->decoderParameters().front().scalar_type();
        auto latents = batch.latents.to(m_device).to(torch::kFloat32);
        latents = latents + batch.noise.to(m_device) * m_spread * torch::randn_like(latents);
        latents = (latents / m_model->config().scalingFactor).to(type).contiguous(torch::MemoryFormat::ChannelsLast);
        const std::int64_t crop = m_options.crop, f = m_model->config().patchSize;
        const auto side = std::min(latents.size(2), crop + 2 * kMargin);
        const auto start = [&](std::int64_t place) {
            return std::clamp<std::int64_t>(place - kMargin, 0, latents.size(2) - side);
        };
        const auto y = start(batch.y), x = start(batch.x);
        const auto pictures = m_model->decodeRepaired(m_model->repair(latents).window(y, x, side));
        return pictures.narrow(2, (batch.y - y) * f, crop * f)
            .narrow(3, (batch.x - x) * f, crop * f)
            .to(torch::kFloat32)
            .contiguous();
    }

    static torch::Tensor distance(const RepairBatch& batch, const SeenPictures& drawn, const SeenPictures& decoded) {
        const auto near = meanDistance(decoded.pictures, drawn.pictures) +
                          kStepWeight * stepDistance(decoded.pictures, drawn.pictures);
        const auto loss = (batch.weights.to(near.device()) * near).mean();
        if (drawn.features.empty()) return loss;
        return loss + kFeatureWeight * featureDistance(decoded.features, drawn.features).mean();
    }

    static torch::Tensor excessOfTrueOnes(const RepairBatch& batch, const torch::Tensor& drawn,
                                          const torch::Tensor& decoded) {
        const auto exact = batch.exact.to(drawn.device());
        const auto errors = (decoded - drawn).square().mean({1, 2, 3});
        const auto error = (errors * exact).sum() / exact.sum().clamp_min(1);
        return kTrueWeight * torch::relu(error - kTrueError);
    }

    static SeenPictures madeOnes(const SeenPictures& seen, std::int64_t trueOnes) {
        SeenPictures made{seen.pictures.slice(0, trueOnes), {}};
        for (const auto& map : seen.features) made.features.push_back(map.slice(0, trueOnes));
        return made;
    }

    // The critic's own step on these comes before the next batch, once the decoder has its gradients.
    torch::Tensor deception(const SeenPictures& made, const SeenPictures& drawn) {
        m_drawn = drawn.detached();
        m_decoded = made.detached();
        if (m_steps++ < m_options.criticAlone) return torch::zeros({}, drawn.pictures.options());
        return m_options.deception * m_critic->deception(made);
    }

    void saveNowAndThen() {
        if (Clock::now() - m_saved > std::chrono::duration<double>(m_options.run.checkpointSeconds)) save();
    }

    std::filesystem::path criticFolder() const { return m_options.run.work / kDecoderStage / "critic"; }

    DecoderOptions m_options;
    torch::Device m_device;
    std::shared_ptr<PatchAutoencoder> m_model;
    torch::Tensor m_spread;
    Placement m_quick;
    FeatureJudge m_judge;
    std::optional<CriticTrainer> m_critic;
    std::optional<SeenPictures> m_drawn, m_decoded;  // of the last step
    int m_steps = 0;
    Clock::time_point m_saved = Clock::now();
    RepairBatches m_source;
    Prefetch<RepairBatch> m_batches;  // last: its threads use the others
};

std::shared_ptr<PatchAutoencoder> startDecoder(const DecoderOptions& options) {
    const auto start = autoencoderOf(options.run.work);
    return withRepair(*start, options.repairBlocks, options.repairChannels);
}

double psnrOf(PatchAutoencoder& model, const DecoderOptions& options) {
    model.to(deviceFromName(options.run.device));
    return autoencoderPsnr(model, kComparedPictures, kPictureSize, options.run.threads + options.run.helpers);
}

}  // namespace

void trainDecoder(const DecoderOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto pairs = options.pairs.empty() ? options.run.work / "pairs" : options.pairs;
    auto model = startDecoder(options);
    model->to(deviceFromName(options.run.device));
    const double before = psnrOf(*model, options);
    std::filesystem::create_directories(options.run.work / kDecoderStage);
    writeJson(options.run.work / kDecoderStage / "config.json", model->config().toJson());
    DecodingTask task(options, model, loadPairs(pairs));
    TrainingRun run(kDecoderStage, options.run, model, model->decoderParameters());
    run.run([&task] { return task.loss(); }, progress, cancel);
    task.save();
    log::info(fmt::format("decoder: {:.2f} dB on true latents of unseen pictures, {:.2f} dB before",
                          psnrOf(*autoencoderOf(options.run.work), options), before));
}

}  // namespace core::training
