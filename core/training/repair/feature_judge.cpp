#include "core/training/repair/feature_judge.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/nets/placement.h"
#include "core/training/judges/world_classifier.h"

namespace core::training {

FeatureJudge::FeatureJudge(const std::filesystem::path& folder, const Placement& placement) : m_placement(placement) {
    if (folder.empty()) return;
    m_classifier = loadWorldClassifier(folder);
    nets::place(*m_classifier, placement);
}

std::vector<torch::Tensor> FeatureJudge::maps(const torch::Tensor& pictures) const {
    return m_classifier ? m_classifier->features(pictures.to(m_placement.type)) : std::vector<torch::Tensor>();
}

std::vector<std::int64_t> FeatureJudge::widths() const {
    const torch::NoGradGuard noGrad;
    std::vector<std::int64_t> widths;
    for (const auto& map : maps(torch::zeros({1, 3, 32, 32}, m_placement.device))) widths.push_back(map.size(1));
    return widths;
}

}  // namespace core::training
