#include "core/training/loop/ema.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

namespace core::training {

Ema::Ema(const torch::nn::Module& module, double limit) : m_limit(limit) {
    for (const auto& item : module.named_parameters()) m_weights[item.key()] = item.value().detach().clone();
}

void Ema::update(const torch::nn::Module& module) {
    torch::NoGradGuard noGrad;
    ++m_updates;
    const double decay = std::min(m_limit, (1.0 + m_updates) / (10.0 + m_updates));
    std::vector<torch::Tensor> average, current;
    for (const auto& item : module.named_parameters()) {
        average.push_back(m_weights.at(item.key()));
        current.push_back(item.value());
    }
    torch::_foreach_mul_(average, decay);
    torch::_foreach_add_(average, current, 1.0 - decay);
}

void Ema::copyTo(torch::nn::Module& module) const {
    torch::NoGradGuard noGrad;
    for (auto& item : module.named_parameters()) item.value().copy_(m_weights.at(item.key()));
}

void Ema::restore(const io::WeightSource& source, std::int64_t updates) {
    torch::NoGradGuard noGrad;
    for (auto& [name, value] : m_weights) value.copy_(source.require(name));
    m_updates = updates;
}

}  // namespace core::training
