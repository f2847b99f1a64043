#include "core/training/judges/classifier_trainer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "core/base/device.h"
#include "core/base/log.h"
#include "core/training/judges/classifier_accuracy.h"
#include "core/training/judges/judge_pictures.h"
#include "core/training/judges/normed_learner.h"
#include "core/training/judges/worn_pictures.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr double kWornShare = 0.6;  // of each batch
constexpr int kSettling = 24;       // batches

// Part of every batch is worn: the norms must see in each what they see in all.
torch::Tensor wornInPart(const torch::Tensor& pictures) {
    const auto count = static_cast<std::int64_t>(std::ceil(kWornShare * static_cast<double>(pictures.size(0))));
    return torch::cat({worn(pictures.slice(0, 0, count), {}), pictures.slice(0, count)});
}

// Pictures with their labels, in the device's memory.
class JudgeBatches {
 public:
    JudgeBatches(const ClassifierOptions& options, const torch::Device& device) : m_options(options) {
        const auto set = judgePictures(JudgeUse::Learning, options.pictures, options.run.threads + options.run.helpers);
        m_bytes = set.pictures.to(device);
        m_labels = set.labels.to(device);
    }

    struct Batch {
        torch::Tensor pictures;
        WorldLabels labels;
    };

    Batch next(double halfSize) const {
        const auto picks = torch::randint(m_bytes.size(0), {m_options.run.batch}, torch::kInt64).to(m_bytes.device());
        auto pictures = toUnitRange(m_bytes.index_select(0, picks));
        if (torch::rand({1}).item<double>() < halfSize) pictures = torch::avg_pool2d(pictures, 2);
        return {wornInPart(pictures), m_labels.rows(picks)};
    }

 private:
    const ClassifierOptions& m_options;
    torch::Tensor m_bytes;
    WorldLabels m_labels;
};

std::string sharesTold(const std::vector<std::pair<std::string, double>>& shares) {
    std::string text;
    for (const auto& [name, share] : shares) text += fmt::format("{}{} {:.3f}", text.empty() ? "" : ", ", name, share);
    return text;
}

void logAccuracy(WorldClassifier& classifier, const ClassifierOptions& options) {
    const auto set = judgePictures(JudgeUse::Checking, options.checked, options.run.threads + options.run.helpers);
    log::info("classifier, share of right answers on pictures held back: " +
              sharesTold(classifierAccuracy(classifier, set.pictures, set.labels)));
    torch::manual_seed(1);
    std::vector<torch::Tensor> spoiled;
    for (const auto& batch : set.pictures.split(32)) spoiled.push_back(worn(toUnitRange(batch), {}));
    log::info("the same when they are worn: " +
              sharesTold(classifierAccuracy(classifier, torch::cat(spoiled), set.labels)));
}

}  // namespace

void trainClassifier(const ClassifierOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    const JudgeBatches batches(options, device);
    auto classifier = options.from.empty() ? std::make_shared<WorldClassifier>() : loadWorldClassifier(options.from);
    for (auto& parameter : classifier->parameters()) parameter.set_requires_grad(true);
    auto learner = std::make_shared<NormedLearner>(classifier);
    learner->to(device);
    if (!options.from.empty()) learner->startAsIs(batches.next(0.0).pictures);
    TrainingRun run("classifier", options.run, learner, learner->parameters());
    run.run(
        [&] {
            const auto batch = batches.next(options.halfSize);
            return classifierLoss(learner->forward(batch.pictures), batch.labels);
        },
        progress, cancel);
    run.useAverage();
    learner->settle(kSettling, [&] { return batches.next(0.0).pictures; });
    learner->fold();
    writeWorldClassifier(options.out, *classifier);
    logAccuracy(*classifier, options);
}

}  // namespace core::training
