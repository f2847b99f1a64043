#include "core/training/judges/frechet.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/base/error.h"

namespace core::training {
namespace {

struct Eigen {
    torch::Tensor values, vectors;
};

Eigen eigenOf(const torch::Tensor& symmetric) {
    const auto [values, vectors] = torch::linalg_eigh((symmetric + symmetric.t()) / 2, "L");
    return {values.clamp_min(0), vectors};
}

torch::Tensor rootOf(const torch::Tensor& symmetric) {
    const auto eigen = eigenOf(symmetric);
    return eigen.vectors.mm(torch::diag(eigen.values.sqrt())).mm(eigen.vectors.t());
}

}  // namespace

FeatureStatistics featureStatistics(const torch::Tensor& features) {
    if (features.size(0) < 2)
        fail("Frechet distance: expected the features of two or more pictures, found {}", features.size(0));
    const torch::NoGradGuard noGrad;
    const auto rows = features.to(torch::kCPU, torch::kFloat64);
    const auto mean = rows.mean(0);
    const auto centred = rows - mean;
    return {mean, centred.t().mm(centred) / (rows.size(0) - 1)};
}

double frechetDistance(const FeatureStatistics& a, const FeatureStatistics& b) {
    if (a.mean.size(0) != b.mean.size(0))
        fail("Frechet distance: expected features of one width, found {} and {}", a.mean.size(0), b.mean.size(0));
    const torch::NoGradGuard noGrad;
    const auto root = rootOf(a.covariance);
    const auto shared = eigenOf(root.mm(b.covariance).mm(root)).values.sqrt().sum();
    const auto distance = (a.mean - b.mean).square().sum() + a.covariance.trace() + b.covariance.trace() - 2 * shared;
    return std::max(0.0, distance.item<double>());
}

}  // namespace core::training
