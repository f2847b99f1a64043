#include "core/training/pose_finder_trainer.h"

#include <torch/nn/functional/loss.h>
#include <torch/types.h>

#include "core/training/judges/worn_pictures.h"
#include "core/training/loop/training_run.h"
#include "core/training/picture_set.h"
#include "core/training/pose_finder.h"
#include "core/training/probe_pictures.h"

namespace core::training {
namespace {

constexpr double kSpread = 1.0;        // of a joint's heat, in cells
constexpr double kJointWeight = 20.0;  // of hot cells against the many cold ones
// Young generators smear and spot far more than they should.
const Wear& heavyWear() {
    static const Wear wear{
        .blurs = {1, 1, 2, 4, 8}, .mostNoise = 0.5, .mostTint = 0.25, .mostFade = 0.4, .mostQuantised = 0.0};
    return wear;
}

// [B,18,32,32], 1 at the joints and falling off about them. `joints` [B,36] as fractions.
torch::Tensor heatOf(const torch::Tensor& joints) {
    const auto places = joints.view({-1, control::kJointCount, 2}) * kHeatSide;
    const auto cells = torch::arange(kHeatSide).to(torch::kFloat32) + 0.5;
    const auto dx = cells.view({1, 1, 1, -1}) - places.select(2, 0).unsqueeze(2).unsqueeze(3);
    const auto dy = cells.view({1, 1, -1, 1}) - places.select(2, 1).unsqueeze(2).unsqueeze(3);
    return torch::exp((dx.square() + dy.square()) / (-2 * kSpread * kSpread));
}

torch::Tensor heatLoss(const torch::Tensor& logits, const torch::Tensor& heat) {
    const auto options =
        torch::nn::functional::BinaryCrossEntropyWithLogitsFuncOptions().weight(1 + (kJointWeight - 1) * heat);
    return torch::nn::functional::binary_cross_entropy_with_logits(logits, heat, options);
}

}  // namespace

void trainPoseFinder(const PoseFinderOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto set = posePictures(options.pictures, kFinderInput, options.run.threads);
    auto net = std::make_shared<HeatMapNet>();
    TrainingRun run("pose-finder", options.run, net, net->parameters());
    run.run(
        [&] {
            const auto picks = torch::randint(set.pictures.size(0), {options.run.batch}, torch::kInt64);
            const auto pictures = worn(toUnitRange(set.pictures.index_select(0, picks)), heavyWear());
            return heatLoss(net->forward(pictures), heatOf(set.joints.index_select(0, picks)));
        },
        progress, cancel);
    run.useAverage();
    writePoseFinder(options.out, *net);
}

}  // namespace core::training
