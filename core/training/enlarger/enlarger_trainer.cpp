#include "core/training/enlarger/enlarger_trainer.h"

#include <fmt/format.h>
#include <torch/nn/init.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/log.h"
#include "core/io/module_weights.h"
#include "core/nets/compact_enlarger.h"
#include "core/nets/placement.h"
#include "core/training/enlarger/enlarger_batches.h"
#include "core/training/enlarger/enlarger_score.h"
#include "core/training/loop/prefetch.h"
#include "core/training/loop/training_run.h"
#include "core/training/loop/write_json.h"
#include "core/training/repair/picture_losses.h"

namespace core::training {
namespace {

using nets::CompactEnlarger;

constexpr double kEnlargedStepWeight = 0.5;
constexpr double kFirstDetail = 0.1;  // so a fresh network begins near repeated pixels

EnlargerSource sourceOf(const EnlargerOptions& options, int count) {
    return {.count = count,
            .model = options.autoencoder,
            .threads = options.run.threads + options.run.helpers,
            .device = deviceFromName(options.run.device)};
}

std::shared_ptr<CompactEnlarger> freshEnlarger(const EnlargerOptions& options) {
    auto net = std::make_shared<CompactEnlarger>(
        nets::CompactEnlargerConfig{.scale = 2, .features = options.features, .convolutions = options.convolutions});
    const torch::NoGradGuard noGrad;
    for (const auto& item : net->named_parameters()) {
        if (item.value().dim() > 1) torch::nn::init::kaiming_normal_(item.value(), 0.25);  // for slopes of 0.25
        if (item.key().ends_with(".bias")) item.value().zero_();
    }
    const auto last = "body." + std::to_string(2 * options.convolutions + 2) + ".weight";
    net->named_parameters()[last].mul_(kFirstDetail);
    net->to(deviceFromName(options.run.device));
    return net;
}

torch::Tensor enlargerLoss(CompactEnlarger& net, const EnlargerBatch& batch) {
    const auto placement = nets::placementOf(net);
    const auto made = net.forward(nets::placed(batch.small, placement)).to(torch::kFloat32);
    const auto large = batch.large.to(placement.device);
    return (meanDistance(made, large) + kEnlargedStepWeight * stepDistance(made, large)).mean();
}

void writeEnlarger(const std::filesystem::path& folder, const CompactEnlarger& net) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(net, torch::kHalf));
    auto config = net.config().toJson();
    config["label"] = "Starter enlarger";
    writeJson(folder / "config.json", config);
}

void logScores(CompactEnlarger& net, const EnlargerOptions& options) {
    const auto scores = scoreEnlarger(net, enlargerPictures(EnlargerUse::Checking, sourceOf(options, options.checked)));
    const auto told = [](const EnlargerScore& score) {
        return fmt::format("{:.2f} dB, bicubic {:.2f} dB", score.enlarged, score.bicubic);
    };
    log::info("enlarger, unseen pictures from area averages: " + told(scores.clean));
    if (!options.autoencoder.empty()) log::info("enlarger, unseen pictures from decoded ones: " + told(scores.decoded));
}

}  // namespace

void trainEnlarger(const EnlargerOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const EnlargerBatches source(enlargerPictures(EnlargerUse::Learning, sourceOf(options, options.pictures)),
                                 options.crop);
    auto net = freshEnlarger(options);
    TrainingRun run("enlarger", options.run, net, net->parameters());
    Prefetch<EnlargerBatch> batches([&] { return source.make(options.run.batch); }, options.run.helpers);
    run.run([&] { return enlargerLoss(*net, batches.next()); }, progress, cancel);
    run.useAverage();
    writeEnlarger(options.out, *net);
    if (options.checked > 0) logScores(*net, options);
}

}  // namespace core::training
