#pragma once

#include <torch/nn/module.h>

#include <cstdint>
#include <vector>

#include "core/nets/module_vector.h"
#include "core/training/repair/spectral_conv.h"

namespace core::training {

// Tells drawn pictures from decoded ones, patch by patch: convolutions over the picture and, where there is a judge of
// pictures, small heads on maps of its features. Each answers with a map of scores, above 0 for drawn.
class Critic : public torch::nn::Module {
 public:
    // `featureWidths` of the judge's maps; empty: pictures alone.
    explicit Critic(const std::vector<std::int64_t>& featureWidths);

    // Pictures [B,3,H,W], H and W even, and the judge's maps of them.
    std::vector<torch::Tensor> forward(const torch::Tensor& pictures, const std::vector<torch::Tensor>& features);

 private:
    nets::ModuleVector<SpectralConv> m_layers;
    SpectralConv m_fine{nullptr}, m_coarse{nullptr};  // scores after the fourth part and after the last layer
    nets::ModuleVector<SpectralConv> m_reads, m_weighs, m_scores;  // of each map
};

// The hinge loss (Lim and Ye 2017, "Geometric GAN") of a critic's scores: what it learns by, and what a decoder learns
// by. The means of all score maps count alike.
torch::Tensor criticLoss(const std::vector<torch::Tensor>& ofDrawn, const std::vector<torch::Tensor>& ofDecoded);
torch::Tensor deceptionLoss(const std::vector<torch::Tensor>& ofDecoded);

}  // namespace core::training
