#include "core/training/loop/flat_adamw.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

namespace core::training {

FlatAdamW::FlatAdamW(FlatParameters& parameters, const OptimizerOptions& options)
    : m_parameters(parameters),
      m_options(options),
      m_first(torch::zeros_like(parameters.masters())),
      m_second(torch::zeros_like(parameters.masters())) {
    if (options.orthogonal) m_orthogonal.emplace(parameters);
}

void FlatAdamW::step(double learningRate, std::int64_t step) {
    const torch::NoGradGuard noGrad;
    const auto& [beta1, beta2, epsilon, decay, clip, orthogonal] = m_options;
    auto gradient = m_parameters.gradients().to(torch::kFloat32);
    gradient = gradient * (clip / (gradient.norm() + 1e-6)).clamp_max(1.0);
    m_first.lerp_(gradient, 1.0 - beta1);
    m_second.mul_(beta2).addcmul_(gradient, gradient, 1.0 - beta2);
    const double correction1 = 1.0 - std::pow(beta1, static_cast<double>(step));
    const double correction2 = 1.0 - std::pow(beta2, static_cast<double>(step));
    const auto spread = m_second.sqrt().div_(std::sqrt(correction2)).add_(epsilon);
    auto update = m_first.div(spread).div_(correction1);
    if (m_orthogonal) m_orthogonal->overwrite(update, m_first.lerp(gradient, 1.0 - beta1));
    m_parameters.masters().mul_(1.0 - learningRate * decay).add_(update, -learningRate);
    m_parameters.publish();
    m_parameters.gradients().zero_();
}

}  // namespace core::training
