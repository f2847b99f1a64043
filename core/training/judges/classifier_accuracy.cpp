#include "core/training/judges/classifier_accuracy.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kJudgedAtOnce = 32;

WorldReading readAll(WorldClassifier& classifier, const torch::Tensor& pictures) {
    const auto device = classifier.parameters().front().device();
    std::vector<torch::Tensor> answers, objects;
    for (const auto& batch : pictures.split(kJudgedAtOnce)) {
        const auto reading =
            classifier.read((batch.scalar_type() == torch::kUInt8 ? toUnitRange(batch) : batch).to(device));
        answers.push_back(reading.answers.cpu());
        objects.push_back(reading.objects.cpu());
    }
    return {torch::cat(answers), torch::cat(objects)};
}

double shareWhere(const torch::Tensor& right, const torch::Tensor& counted) {
    return (right & counted).sum().item<double>() / std::max(1.0, counted.sum().item<double>());
}

}  // namespace

std::vector<std::pair<std::string, double>> classifierAccuracy(WorldClassifier& classifier,
                                                               const torch::Tensor& pictures,
                                                               const WorldLabels& labels) {
    const torch::NoGradGuard noGrad;
    const auto reading = readAll(classifier, pictures);
    std::vector<std::pair<std::string, double>> shares;
    for (std::size_t i = 0; i < judgedProperties().size(); ++i) {
        const auto column = static_cast<std::int64_t>(i);
        const auto truth = labels.answers.select(1, column);
        shares.emplace_back(judgedProperties()[i].name,
                            shareWhere(reading.answers.select(1, column) == truth, truth != kNotShown));
    }
    const auto there = labels.objects > 0.5;
    const auto right = reading.objects == there;
    shares.emplace_back("objects", 0.5 * (shareWhere(right, there) + shareWhere(right, ~there)));
    return shares;
}

}  // namespace core::training
