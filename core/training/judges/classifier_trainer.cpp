#include "core/training/judges/classifier_trainer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/log.h"
#include "core/training/judges/classifier_accuracy.h"
#include "core/training/judges/judge_pictures.h"
#include "core/training/judges/worn_pictures.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr double kWornShare = 0.6;      // share of batches
constexpr double kHalfSizeShare = 0.2;  // share of batches at half the size, so that scale is not taken for granted

bool happens(double probability) { return torch::rand({1}).item<double>() < probability; }

torch::Tensor judgeBatch(const torch::Tensor& bytes, const torch::Tensor& picks) {
    auto pictures = toUnitRange(bytes.index_select(0, picks));
    if (happens(kHalfSizeShare)) pictures = torch::avg_pool2d(pictures, 2);
    return happens(kWornShare) ? worn(pictures, {}) : pictures;
}

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
    const auto set = judgePictures(JudgeUse::Learning, options.pictures, options.run.threads + options.run.helpers);
    const auto bytes = set.pictures.to(device);
    const auto labels = set.labels.to(device);
    auto classifier = std::make_shared<WorldClassifier>();
    classifier->to(device);
    TrainingRun run("classifier", options.run, classifier, classifier->parameters());
    run.run(
        [&] {
            const auto picks = torch::randint(bytes.size(0), {options.run.batch}, torch::kInt64).to(device);
            return classifierLoss(classifier->forward(judgeBatch(bytes, picks)), labels.rows(picks));
        },
        progress, cancel);
    run.useAverage();
    writeWorldClassifier(options.out, *classifier);
    logAccuracy(*classifier, options);
}

}  // namespace core::training
