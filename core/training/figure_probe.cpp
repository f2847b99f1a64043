#include "core/training/figure_probe.h"

#include <torch/nn/functional/fold.h>
#include <torch/nn/functional/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/training/probe_pictures.h"

namespace core::training {
namespace {

namespace F = torch::nn::functional;

constexpr std::int64_t kFilters = 192;
constexpr std::int64_t kFilterSide = 6;  // pixels of the reduced picture
constexpr std::int64_t kReduction = 8;   // 256 -> 32 pixels
constexpr std::int64_t kPooled = 4;
constexpr std::int64_t kColourCells = 8;
constexpr double kActivation = 0.5;  // below this a patch does not count
constexpr double kRidge = 300.0;
constexpr double kFalseAlarms = 0.01;
constexpr std::int64_t kBatch = 64;

torch::Tensor reduced(const torch::Tensor& pictures) { return torch::avg_pool2d(pictures, kReduction); }

// Random patches of the pictures, whitened, as convolution filters and biases.
std::pair<torch::Tensor, torch::Tensor> whitenedPatches(const torch::Tensor& pictures) {
    const auto options = F::UnfoldFuncOptions(kFilterSide).stride(5);
    const auto width = 3 * kFilterSide * kFilterSide;
    const auto patches = F::unfold(reduced(pictures), options).transpose(1, 2).reshape({-1, width});
    const auto mean = patches.mean(0);
    const auto centred = patches - mean;
    const auto covariance = centred.t().mm(centred) / patches.size(0);
    const auto [values, vectors] =
        torch::linalg_eigh(covariance + 0.02 * covariance.diagonal().mean() * torch::eye(width), "L");
    const auto whitening = vectors.mm(torch::diag(values.rsqrt())).mm(vectors.t());
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(0);
    const auto picks = torch::randperm(patches.size(0), generator).slice(0, 0, kFilters);
    const auto directions = F::normalize(centred.index_select(0, picks).mm(whitening));
    const auto filters = directions.mm(whitening);
    return {filters.view({kFilters, 3, kFilterSide, kFilterSide}), -filters.mv(mean)};
}

// Weights that predict targets from inputs; the last input is the constant one, which no penalty shrinks.
torch::Tensor ridge(const torch::Tensor& inputs, const torch::Tensor& targets) {
    auto penalty = torch::full({inputs.size(1)}, kRidge);
    penalty[-1] = 0.0;
    return torch::linalg_solve(inputs.t().mm(inputs) + torch::diag(penalty), inputs.t().mm(targets));
}

control::Skeleton skeletonFrom(const torch::Tensor& row) {
    control::Skeleton skeleton;
    const auto xy = row.accessor<float, 1>();
    for (int i = 0; i < control::kJointCount; ++i)
        skeleton.joints[static_cast<std::size_t>(i)] = {xy[2 * i], xy[2 * i + 1], true};
    return skeleton;
}

}  // namespace

FigureProbe FigureProbe::fit(int pictures, int threads) {
    torch::NoGradGuard noGrad;
    const auto set = probePictures(pictures, threads);
    FigureProbe probe;
    std::tie(probe.m_filters, probe.m_filterBias) = whitenedPatches(set.pictures.slice(0, 0, 1000));
    const auto raw = probe.rawFeatures(set.pictures);
    probe.m_mean = raw.mean(0);
    probe.m_spread = raw.std(0) + 1e-4;
    const auto inputs = probe.features(set.pictures);
    const auto fitted = inputs.size(0) * 3 / 4;  // the rest sets the threshold
    probe.m_presence = ridge(inputs.slice(0, 0, fitted), set.present.slice(0, 0, fitted).unsqueeze(1));
    const auto withFigure = set.present.slice(0, 0, fitted).nonzero().squeeze(1);
    probe.m_joints = ridge(inputs.index_select(0, withFigure), set.joints.index_select(0, withFigure));

    const auto scores = inputs.slice(0, fitted).mm(probe.m_presence).squeeze(1);
    const auto empty = scores.index_select(0, (set.present.slice(0, fitted) == 0).nonzero().squeeze(1));
    probe.m_threshold = torch::quantile(empty, 1.0 - kFalseAlarms).item<double>();
    return probe;
}

torch::Tensor FigureProbe::rawFeatures(const torch::Tensor& pictures) const {
    std::vector<torch::Tensor> rows;
    for (const auto& batch : pictures.split(kBatch)) {
        const auto small = reduced(batch);
        const auto responses = torch::relu(torch::conv2d(small, m_filters, m_filterBias) - kActivation);
        rows.push_back(torch::cat({torch::adaptive_avg_pool2d(responses, {kPooled, kPooled}).flatten(1),
                                   torch::adaptive_avg_pool2d(small, {kColourCells, kColourCells}).flatten(1)},
                                  1));
    }
    return torch::cat(rows);
}

torch::Tensor FigureProbe::features(const torch::Tensor& pictures) const {
    const auto raw = rawFeatures(pictures);
    return torch::cat({(raw - m_mean) / m_spread, torch::ones({raw.size(0), 1})}, 1);
}

std::vector<FigureProbe::Finding> FigureProbe::examine(const torch::Tensor& pictures) const {
    torch::NoGradGuard noGrad;
    const auto inputs = features(pictures);
    const auto scores = inputs.mm(m_presence).squeeze(1);
    const auto joints = inputs.mm(m_joints).contiguous();
    std::vector<Finding> findings;
    for (std::int64_t i = 0; i < pictures.size(0); ++i)
        findings.push_back({scores[i].item<double>() > m_threshold, skeletonFrom(joints[i])});
    return findings;
}

}  // namespace core::training
