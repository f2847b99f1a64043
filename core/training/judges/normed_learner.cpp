#include "core/training/judges/normed_learner.h"

#include <torch/types.h>
#include <torch/utils.h>

namespace core::training {
namespace {

constexpr double kNormEps = 1e-5;

void foldInto(torch::nn::Conv2d& conv, const torch::nn::BatchNorm2d& norm) {
    const auto scale = norm->weight / (norm->running_var + kNormEps).sqrt();
    conv->weight.mul_(scale.view({-1, 1, 1, 1}));
    conv->bias.copy_((conv->bias - norm->running_mean) * scale + norm->bias);
}

}  // namespace

NormedLearner::NormedLearner(std::shared_ptr<ConvolutionNet> net) : m_net(register_module("net", std::move(net))) {
    m_norms.bind(*this, "norms");
    for (const auto& conv : m_net->convolutions())
        m_norms.add(torch::nn::BatchNorm2d(
            torch::nn::BatchNorm2dOptions(conv->options.out_channels()).eps(kNormEps).momentum(0.05)));
}

torch::Tensor NormedLearner::forward(const torch::Tensor& pictures) {
    return m_net->walk(pictures, [this](std::size_t i, const torch::Tensor& maps) { return m_norms[i](maps); });
}

void NormedLearner::startAsIs(const torch::Tensor& pictures) {
    const torch::NoGradGuard noGrad;
    m_net->walk(pictures, [this](std::size_t i, const torch::Tensor& maps) {
        m_norms[i]->bias.copy_(maps.mean({0, 2, 3}));
        m_norms[i]->weight.copy_((maps.var({0, 2, 3}, false) + kNormEps).sqrt());
        return maps;
    });
}

void NormedLearner::settle(int batches, const std::function<torch::Tensor()>& next) {
    const torch::NoGradGuard noGrad;
    for (auto& norm : m_norms) {
        norm->reset_running_stats();
        norm->options.momentum(torch::nullopt);  // the plain mean of all batches
    }
    train();
    for (int i = 0; i < batches; ++i) forward(next());
    eval();
}

void NormedLearner::fold() {
    const torch::NoGradGuard noGrad;
    auto convolutions = m_net->convolutions();
    for (std::size_t i = 0; i < convolutions.size(); ++i) foldInto(convolutions[i], m_norms[i]);
}

}  // namespace core::training
