#include "core/training/repair/critic.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <array>
#include <functional>

namespace core::training {
namespace {

struct CriticLayer {
    std::int64_t channels, stride;
};
constexpr std::array<CriticLayer, 6> kCriticLayers{{{48, 1}, {64, 2}, {96, 1}, {128, 2}, {128, 1}, {160, 2}}};
constexpr std::size_t kFineAfter = 2;  // index of the layer whose map is scored as well
constexpr std::int64_t kHeadWidth = 64;
// A leaky unit lets a third of the strength through, and no layer can make up for it: their norm is one.
constexpr double kLeak = 0.2, kGain = 1.7;

torch::Tensor leaky(const torch::Tensor& x) { return kGain * torch::leaky_relu(x, kLeak); }

torch::Tensor meanOfAll(const std::vector<torch::Tensor>& maps,
                        const std::function<torch::Tensor(const torch::Tensor&)>& value) {
    torch::Tensor sum;
    for (const auto& map : maps) {
        const auto mean = value(map.to(torch::kFloat32)).mean();
        sum = sum.defined() ? sum + mean : mean;
    }
    return sum / static_cast<double>(maps.size());
}

}  // namespace

Critic::Critic(const std::vector<std::int64_t>& featureWidths) {
    m_layers.bind(*this, "layers");
    std::int64_t width = 12;  // after a pixel unshuffle
    for (const auto& layer : kCriticLayers) {
        m_layers.add(SpectralConv(width, layer.channels, 3, layer.stride));
        width = layer.channels;
    }
    m_fine = register_module("fine", SpectralConv(kCriticLayers[kFineAfter].channels, 1, 3));
    m_coarse = register_module("coarse", SpectralConv(width, 1, 3));
    m_reads.bind(*this, "reads");
    m_weighs.bind(*this, "weighs");
    m_scores.bind(*this, "scores");
    for (const auto features : featureWidths) {
        m_reads.add(SpectralConv(features, kHeadWidth, 1));
        m_weighs.add(SpectralConv(kHeadWidth, kHeadWidth, 3));
        m_scores.add(SpectralConv(kHeadWidth, 1, 3));
    }
}

std::vector<torch::Tensor> Critic::forward(const torch::Tensor& pictures, const std::vector<torch::Tensor>& features) {
    std::vector<torch::Tensor> scores;
    auto h = torch::pixel_unshuffle(pictures, 2).contiguous(torch::MemoryFormat::ChannelsLast);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        h = leaky(m_layers[i](h));
        if (i == kFineAfter) scores.push_back(m_fine(h));
    }
    scores.push_back(m_coarse(h));
    for (std::size_t i = 0; i < m_reads.size(); ++i)
        scores.push_back(m_scores[i](leaky(m_weighs[i](leaky(m_reads[i](features[i]))))));
    return scores;
}

torch::Tensor criticLoss(const std::vector<torch::Tensor>& ofDrawn, const std::vector<torch::Tensor>& ofDecoded) {
    return meanOfAll(ofDrawn, [](const auto& score) { return torch::relu(1 - score); }) +
           meanOfAll(ofDecoded, [](const auto& score) { return torch::relu(1 + score); });
}

torch::Tensor deceptionLoss(const std::vector<torch::Tensor>& ofDecoded) {
    return meanOfAll(ofDecoded, [](const auto& score) { return -score; });
}

}  // namespace core::training
