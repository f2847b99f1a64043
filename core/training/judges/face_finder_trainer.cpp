#include "core/training/judges/face_finder_trainer.h"

#include <torch/nn/functional/loss.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/log.h"
#include "core/training/judges/face_finder.h"
#include "core/training/judges/face_lessons.h"
#include "core/training/judges/normed_learner.h"
#include "core/training/judges/worn_pictures.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr double kSpoiledShare = 0.45;  // of faces
constexpr double kHotWeight = 20.0;     // of hot cells against the many cold ones
constexpr int kSettlingLessons = 24;

// Fine details are what this is about: blur and noise stay mild.
const Wear& mildWear() {
    static const Wear wear{.blurs = {1, 1, 1, 2}, .mostNoise = 0.12, .mostQuantised = 0.15};
    return wear;
}

// Half of each batch is worn.
torch::Tensor halfWorn(const torch::Tensor& pictures) {
    const auto count = (pictures.size(0) + 1) / 2;
    return torch::cat({worn(pictures.slice(0, 0, count), mildWear()), pictures.slice(0, count)});
}

torch::Tensor hotLoss(const torch::Tensor& logits, const torch::Tensor& heat) {
    const auto options =
        torch::nn::functional::BinaryCrossEntropyWithLogitsFuncOptions().weight(1 + (kHotWeight - 1) * heat);
    return torch::nn::functional::binary_cross_entropy_with_logits(logits, heat, options);
}

void logFindings(const FaceFinder& finder, const FaceFinderOptions& options) {
    const auto set = judgePictures(JudgeUse::Checking, options.checked, options.run.threads + options.run.helpers);
    double counted = 0, faces = 0, people = 0;
    for (std::size_t i = 0; i < set.people.size(); ++i) {
        const auto row = static_cast<std::int64_t>(i);
        const auto heads = finder.find(toUnitRange(set.pictures.slice(0, row, row + 1))).front();
        counted += heads.size() == set.people[i].size();
        people += static_cast<double>(set.people[i].size());
        for (const auto& head : heads) faces += head.face;
    }
    log::info(fmt::format("face finder, on pictures held back: {:.3f} counted right, {:.0f} faces of {:.0f} people",
                          counted / static_cast<double>(std::max<std::size_t>(1, set.people.size())), faces, people));
}

}  // namespace

void trainFaceFinder(const FaceFinderOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    const FaceLessons lessons(
        judgePictures(JudgeUse::Learning, options.pictures, options.run.threads + options.run.helpers), device);
    auto net = std::make_shared<FaceNet>();
    auto learner = std::make_shared<NormedLearner>(net);
    learner->to(device);
    TrainingRun run("face-finder", options.run, learner, learner->parameters());
    run.run(
        [&] {
            const auto lesson = lessons.next(options.run.batch, kSpoiledShare);
            return hotLoss(learner->forward(halfWorn(lesson.pictures)), lesson.heat);
        },
        progress, cancel);
    run.useAverage();
    learner->settle(kSettlingLessons,
                    [&] { return halfWorn(lessons.next(options.run.batch, kSpoiledShare).pictures); });
    learner->fold();
    net->eval();
    writeFaceFinder(options.out, *net);
    net->to(torch::kCPU);
    logFindings(FaceFinder(net), options);
}

}  // namespace core::training
