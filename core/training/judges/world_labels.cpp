#include "core/training/judges/world_labels.h"

#include <torch/types.h>

#include <algorithm>

namespace core::training {
namespace {

torch::Tensor peopleLabels(const std::vector<world::SceneAttributes>& scenes) {
    std::vector<std::int64_t> counts;
    for (const auto& scene : scenes)
        counts.push_back(std::min<std::int64_t>(std::ssize(scene.people), kPeopleAnswers - 1));
    return torch::tensor(counts).view({-1, 1});
}

}  // namespace

const std::vector<Property>& judgedProperties() {
    static const auto list = [] {
        auto all = properties();
        all.push_back({"people", kPeopleAnswers});
        return all;
    }();
    return list;
}

WorldLabels WorldLabels::rows(const torch::Tensor& picks) const {
    return {answers.index_select(0, picks), objects.index_select(0, picks)};
}

WorldLabels WorldLabels::to(const torch::Device& device) const { return {answers.to(device), objects.to(device)}; }

WorldLabels worldLabels(const std::vector<world::SceneAttributes>& scenes) {
    return {torch::cat({propertyLabels(scenes), peopleLabels(scenes)}, 1), objectLabels(scenes)};
}

}  // namespace core::training
