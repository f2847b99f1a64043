#include "core/training/loop/flat_parameters.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

namespace core::training {

FlatParameters::FlatParameters(torch::nn::Module& module, const std::vector<torch::Tensor>& trained) {
    const torch::NoGradGuard noGrad;
    const auto isTrained = [&](const torch::Tensor& parameter) {
        return std::ranges::any_of(trained, [&](const auto& one) { return one.is_same(parameter); });
    };
    std::vector<torch::Tensor> parameters, parts;
    std::int64_t count = 0;
    for (const auto& item : module.named_parameters()) {
        if (!isTrained(item.value())) continue;
        m_places.push_back({item.key(), item.value().sizes().vec(), count, item.value().numel()});
        parameters.push_back(item.value());
        parts.push_back(item.value().detach().reshape({-1}));
        count += item.value().numel();
    }
    m_working = torch::cat(parts);
    m_masters = m_working.scalar_type() == torch::kFloat32 ? m_working : m_working.to(torch::kFloat32);
    m_gradients = torch::zeros_like(m_working);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i].set_data(viewOf(m_working, m_places[i]));
        parameters[i].mutable_grad() = viewOf(m_gradients, m_places[i]);
    }
}

void FlatParameters::publish() {
    const torch::NoGradGuard noGrad;
    if (!m_working.is_same(m_masters)) m_working.copy_(m_masters);
}

io::TensorMap FlatParameters::named(const torch::Tensor& flat) const {
    io::TensorMap tensors;
    for (const auto& place : m_places) tensors[place.name] = viewOf(flat, place);
    return tensors;
}

torch::Tensor FlatParameters::viewOf(const torch::Tensor& flat, const Place& place) const {
    return flat.narrow(0, place.offset, place.count).view(place.sizes);
}

}  // namespace core::training
